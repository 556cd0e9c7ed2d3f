package io.sosw.local.dynamodb.request;

import io.sosw.local.dynamodb.value.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that the service makes of members one by one, before it looks at what they mean; reported together. */
public final class Constraints {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final Pattern TABLE_ARN = Pattern.compile("arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]+:table/.+");
    private static final int MAX_NAME = 255;
    private static final int MIN_NAME = 3;

    private final List<String> problems = new ArrayList<>();

    /** The table that an operation on items works with; a wrong one is reported alone. */
    public static Constraints ofTable(@Nullable String table) {
        var alone = new Constraints();
        if (table == null || !TABLE_ARN.matcher(table).matches()) {
            alone.name("tableName", table, 1);
        }
        alone.check();
        return new Constraints();
    }

    /** The table that an operation on tables works with. */
    public static Constraints ofDefinition(@Nullable String table) {
        if (table == null) {
            throw Rejection.validation("The parameter 'TableName' is required but was not present in the request");
        }
        var alone = new Constraints();
        if (!TABLE_ARN.matcher(table).matches()) {
            alone.name("tableName", table, MIN_NAME);
        }
        alone.check();
        return new Constraints();
    }

    public Constraints indexName(@Nullable String name) {
        if (name != null) {
            name("indexName", name, MIN_NAME);
        }
        return this;
    }

    public Constraints name(String member, @Nullable String name, int minimum) {
        if (name == null) {
            return notNull(member, null);
        }
        if (name.length() < minimum) {
            return fails(quoted(name), member, "Member must have length greater than or equal to " + minimum);
        }
        if (name.length() > MAX_NAME) {
            return fails(quoted(name), member, "Member must have length less than or equal to " + MAX_NAME);
        }
        if (!NAME.matcher(name).matches()) {
            return fails(quoted(name), member, "Member must satisfy regular expression pattern: " + NAME);
        }
        return this;
    }

    /**
     * @param value as it came; null is allowed
     */
    public Constraints oneOf(String member, @Nullable Object value, String... allowed) {
        if (value != null && !List.of(allowed).contains(value.toString())) {
            fails(quoted(value), member, "Member must satisfy enum value set: " + List.of(allowed));
        }
        return this;
    }

    public Constraints notNull(String member, @Nullable Object value) {
        return value == null ? fails("null", member, "Member must not be null") : this;
    }

    public Constraints atLeast(String member, @Nullable Number value, long minimum) {
        if (value != null && value.longValue() < minimum) {
            fails(quoted(value), member, "Member must have value greater than or equal to " + minimum);
        }
        return this;
    }

    public Constraints atMost(String member, @Nullable Number value, long maximum) {
        if (value != null && value.longValue() > maximum) {
            fails(quoted(value), member, "Member must have value less than or equal to " + maximum);
        }
        return this;
    }

    public Constraints atLeastCharacters(String member, String value, int minimum) {
        return value.length() < minimum
                ? fails(quoted(value), member, "Member must have length greater than or equal to " + minimum)
                : this;
    }

    public Constraints length(String member, List<?> value, int minimum, int maximum) {
        if (value.size() < minimum) {
            fails(quoted(value), member, "Member must have length greater than or equal to " + minimum);
        } else if (value.size() > maximum) {
            fails(quoted(value), member, "Member must have length less than or equal to " + maximum);
        }
        return this;
    }

    public Constraints capacity(@Nullable String returnConsumedCapacity) {
        return oneOf("returnConsumedCapacity", returnConsumedCapacity, "INDEXES", "TOTAL", "NONE");
    }

    public Constraints collectionMetrics(@Nullable String returnItemCollectionMetrics) {
        return oneOf("returnItemCollectionMetrics", returnItemCollectionMetrics, "SIZE", "NONE");
    }

    public Constraints returnValues(@Nullable String returnValues) {
        return oneOf("returnValues", returnValues, "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
    }

    public Constraints onConditionFailure(@Nullable String returnValues) {
        return oneOf("returnValuesOnConditionCheckFailure", returnValues, "ALL_OLD", "NONE");
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }

    public Constraints fails(String value, String member, String constraint) {
        problems.add("Value " + value + " at '" + member + "' failed to satisfy constraint: " + constraint);
        return this;
    }

    public void check() {
        if (!problems.isEmpty()) {
            throw Rejection.validation(problems.size() + " validation error" + (problems.size() > 1 ? "s" : "")
                    + " detected: " + String.join("; ", problems));
        }
    }
}
