package io.sosw.engine.deploy;

import java.util.Map;
import java.util.Optional;

/**
 * What a goal tells the process that does its work.
 *
 * @param command {@code deploy}, {@code undeploy}, {@code template}, {@code status} or {@code rollback}
 * @param name the artifact's id
 * @param directory of the project
 * @param output where artefacts are and logs go
 * @param memory of functions that name none, in MB
 * @param timeout of functions that name none, in seconds
 * @param commandLine what the person typed, {@code sosw.*} only
 * @param pom values that the pom gives to the same settings
 * @param endpoint of the project's shim, for the environment {@code local}
 */
public record DeployPlan(
        String command,
        String name,
        String directory,
        String output,
        int memory,
        int timeout,
        Map<String, String> commandLine,
        Map<String, String> pom,
        Optional<String> endpoint) {

    /** Copies the maps. */
    public DeployPlan {
        commandLine = Map.copyOf(commandLine);
        pom = Map.copyOf(pom);
    }
}
