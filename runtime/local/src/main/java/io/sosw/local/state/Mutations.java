package io.sosw.local.state;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which operations change what others see later. */
final class Mutations {
    private static final Pattern READING = Pattern.compile("(?:Get|List|Describe|Head|Query|Scan|BatchGet|TransactGet"
            + "|Filter|Lookup|Simulate|Estimate|Validate|Detect|Invoke|Test|Preview|Search|Select|Wait|Check).*");

    /** Identities are made on the spot; tasks are processes, which no journal brings back. */
    private static final Set<String> FLEETING = Set.of("sts", "ecs", "application-autoscaling");

    private static final Map<String, Boolean> READ_ONLY = new ConcurrentHashMap<>();

    private Mutations() {}

    static boolean isOne(String scope, String operation) {
        boolean reads = READ_ONLY.computeIfAbsent(
                operation, name -> READING.matcher(name).matches());
        return !reads && !FLEETING.contains(scope);
    }
}
