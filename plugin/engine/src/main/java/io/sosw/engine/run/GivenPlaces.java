package io.sosw.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the person says where AWS is: then no shim is started for the run. */
final class GivenPlaces {
    private static final Set<String> SEED = Set.of("SQS_ENDPOINT", "S3_ENDPOINT");

    private GivenPlaces() {}

    /** Whether the run only prints, and needs no place at all. */
    static boolean unneeded(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.matches("--(help|config)(=true)?"));
    }

    static boolean any(List<String> arguments, Map<String, String> environment) {
        return environment.keySet().stream().anyMatch(GivenPlaces::names)
                || arguments.stream().anyMatch(argument -> argument.matches("--[a-z0-9_]+_endpoint(=.*)?"));
    }

    private static boolean names(String variable) {
        return variable.startsWith("AWS_ENDPOINT_URL") || SEED.contains(variable);
    }
}
