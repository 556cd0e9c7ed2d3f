package io.sosw.engine.run;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a project's shim listens and what it has created; the content of {@code .sosw/shim/endpoint.json}.
 *
 * @param startInstant when its process began, to tell it from another process with the same id
 * @param resources by logical id
 */
public record ShimEndpoint(
        long pid,
        Instant startInstant,
        int port,
        String endpoint,
        String region,
        Map<String, Resource> resources,
        @Nullable Sql sql) {

    /**
     * One resource of the template.
     *
     * @param ref what {@code Ref} gives
     * @param attributes what {@code Fn::GetAtt} gives
     */
    public record Resource(String type, String ref, Map<String, String> attributes) {
        /** The name that clients use for it. */
        public String physicalName() {
            var named = attributes.get("QueueName");
            return named == null ? ref.substring(ref.lastIndexOf('/') + 1) : named;
        }
    }

    /** The SQL database. */
    public record Sql(String host, int port, String user, String password, String database) {}

    /** The physical name of a resource, if the shim has made it. */
    Optional<String> physicalName(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId)).map(Resource::physicalName);
    }

    /** What {@code ${Name}} or {@code ${Name.Attribute}} stands for; null if the shim has not made it. */
    @Nullable
    String reference(String text) {
        var dot = text.indexOf('.');
        var resource = resources.get(dot < 0 ? text : text.substring(0, dot));
        if (resource == null) {
            return null;
        }
        return dot < 0 ? resource.ref() : resource.attributes().get(text.substring(dot + 1));
    }

    /** The process, if it is still the one that wrote the file. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    /** Start instants are compared by the second, since systems round them differently. */
    private boolean sameStart(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Math.abs(start.toEpochMilli() - startInstant.toEpochMilli()) < 2_000)
                .orElse(true);
    }
}
