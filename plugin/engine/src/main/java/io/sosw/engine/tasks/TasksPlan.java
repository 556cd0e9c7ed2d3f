package io.sosw.engine.tasks;

import io.sosw.engine.invoke.EventText;
import io.sosw.engine.run.ShimFolder;
import io.sosw.engine.setting.Setting;
import io.sosw.engine.setting.Settings;
import io.sosw.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code sosw:tasks} tells the process that does its work.
 *
 * @param name the artifact's id
 * @param directory of the project
 * @param commandLine what the person typed, {@code sosw.*} only
 * @param pom values that the pom gives to the same settings
 * @param endpoint of the project's shim, for the environment {@code local}
 * @param job JSON of the job to schedule
 */
public record TasksPlan(
        String name,
        String directory,
        Map<String, String> commandLine,
        Map<String, String> pom,
        Optional<String> endpoint,
        Optional<String> job) {

    /** Copies the maps. */
    public TasksPlan {
        commandLine = Map.copyOf(commandLine);
        pom = Map.copyOf(pom);
    }

    /**
     * @param standardInput where a job named {@code -} is read
     * @throws UserError if the environment is the project's shim and none is running
     */
    public static TasksPlan of(
            String name, Path directory, Settings settings, Map<String, String> pom, InputStream standardInput)
            throws IOException {
        var ordered = settings.find("sosw.job", pom.get("sosw.job"));
        var job = ordered.isPresent()
                ? Optional.of(new EventText(directory, standardInput, Map.of(), EventText.Kind.JOB).of(ordered.get()))
                : Optional.<String>empty();
        return new TasksPlan(
                name,
                directory.toString(),
                settings.commandLine().entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("sosw."))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                pom,
                endpoint(directory, settings.text("sosw.env", pom.get("sosw.env"), "local")),
                job);
    }

    private static Optional<String> endpoint(Path directory, Setting environment) {
        if (!environment.value().equals("local")) {
            return Optional.empty();
        }
        var shim = new ShimFolder(directory).live();
        return Optional.of(shim.orElseThrow(() -> new UserError(
                        "no shim of " + directory + " is running, so there are no tasks of the environment local",
                        "start it in another terminal: mvn sosw:shim, or name an environment: -Dsosw.env=NAME",
                        "no-shim"))
                .endpoint());
    }
}
