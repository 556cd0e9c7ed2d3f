package io.sosw.local.provision;

import java.util.Optional;
import java.util.Set;

/** How resources of one type are made on the local services. Stateless; safe for use by several threads. */
public interface ResourceType {

    /** For example {@code AWS::SQS::Queue}. */
    String name();

    /** Properties that cannot change without making the resource anew. */
    default Set<String> replacing() {
        return Set.of();
    }

    /** The property by which a user names the resource, or empty. */
    default String naming() {
        return "";
    }

    /** Said to the user when such a resource is made; empty when it is made in full. */
    default String remark() {
        return "";
    }

    Made create(Desired desired, Services services);

    /**
     * Changes what can change without replacement.
     *
     * @param before its evaluated properties until now
     */
    Made update(Made current, Properties before, Desired desired, Services services);

    /** Deletes it; one that is gone already counts as deleted. */
    void delete(Made current, Properties last, Services services);

    /** A resource with the same name that somebody else made. */
    default Optional<Made> find(Desired desired, Services services) {
        return Optional.empty();
    }

    /** What {@code Fn::GetAtt} gives; empty when the type has no such attribute. */
    default Optional<Object> attribute(Made made, String attribute, Services services) {
        return Optional.ofNullable(made.attributes().get(attribute));
    }
}
