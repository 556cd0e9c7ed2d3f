package io.sosw.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where configuration is kept that changes without a deployment: DynamoDB, SSM, Secrets Manager, or a map in tests.
 * Values are JSON; text that is no JSON is a value as it stands. Safe for use by several threads.
 */
public interface ConfigSource {

    /** The value of a name, null if there is none. */
    @Nullable
    Object find(String name);

    /**
     * The values of all names that begin with a prefix, by what follows it: {@code db_} finds {@code db_user} as {@code
     * user}. What is null is left out.
     */
    Map<String, Object> startingWith(String prefix);
}
