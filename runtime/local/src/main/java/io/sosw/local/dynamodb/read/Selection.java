package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What of the found items is returned. */
final class Selection {
    private final Source source;
    private final Attributes attributes;
    private final boolean countOnly;
    private final boolean fetches;

    private Selection(Source source, Attributes attributes, boolean countOnly, boolean fetches) {
        this.source = source;
        this.attributes = attributes;
        this.countOnly = countOnly;
        this.fetches = fetches;
    }

    /** Checks the combinations that do not depend on the table. */
    static void check(@Nullable Select select, Attributes attributes, @Nullable String indexName, boolean legacy) {
        var parameter = legacy ? "AttributesToGet" : "ProjectionExpression";
        if (select == Select.SPECIFIC_ATTRIBUTES && attributes.areAll()) {
            throw Rejection.validation("Must specify the AttributesToGet or ProjectionExpression when choosing to get "
                    + "SPECIFIC_ATTRIBUTES");
        }
        if (select == Select.ALL_PROJECTED_ATTRIBUTES && indexName == null) {
            throw Rejection.invalidParameter(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (select != null && select != Select.SPECIFIC_ATTRIBUTES && !attributes.areAll()) {
            var wanted = select == Select.COUNT ? "only the Count" : select.toString();
            throw Rejection.validation("Cannot specify the " + parameter + " when choosing to get " + wanted);
        }
    }

    static Selection of(Source source, @Nullable Select select, Attributes attributes) {
        var index = source.index();
        boolean all = select == Select.ALL_ATTRIBUTES;
        if (index != null && index.isGlobal() && !index.projection().all()) {
            if (all) {
                throw Rejection.invalidParameter(
                        "Select type ALL_ATTRIBUTES is not supported for global secondary index " + index.name()
                                + " because its projection type is not ALL");
            }
            var missing = attributes.names().stream()
                    .filter(name -> !index.projection().includes(name))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw Rejection.invalidParameter(
                        "Global secondary index " + index.name() + " does not project [" + missing + "]");
            }
        }
        boolean fetches = index != null
                && !index.isGlobal()
                && !index.projection().all()
                && (all
                        || attributes.names().stream()
                                .anyMatch(name -> !index.projection().includes(name)));
        return new Selection(source, attributes, select == Select.COUNT, fetches);
    }

    boolean isCountOnly() {
        return countOnly;
    }

    /** Whether each item is looked up in the table, because a local index does not hold all that is wanted. */
    boolean fetches() {
        return fetches;
    }

    /** What a filter sees. */
    Map<String, AttributeValue> visible(Item item) {
        return fetches ? item : source.shown(item);
    }

    Map<String, AttributeValue> returned(Map<String, AttributeValue> visible) {
        return attributes.of(visible);
    }
}
