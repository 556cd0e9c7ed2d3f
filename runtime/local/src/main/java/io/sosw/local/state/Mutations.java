package io.sosw.local.state;

import java.util.Set;
import java.util.regex.Pattern;

/** Which operations change what others see later. */
final class Mutations {
    private static final Pattern READING = Pattern.compile("(?:Get|List|Describe|Head|Query|Scan|BatchGet|TransactGet"
            + "|Filter|Lookup|Simulate|Estimate|Validate|Detect|Invoke|Test|Preview|Search|Select|Wait|Check).*");

    /** Identities are made on the spot; tasks are processes, which no journal brings back. */
    private static final Set<String> FLEETING = Set.of("sts", "ecs", "application-autoscaling");

    private Mutations() {}

    static boolean isOne(String scope, String operation) {
        return !FLEETING.contains(scope) && !READING.matcher(operation).matches();
    }
}
