package io.sosw.firstlight;

import java.nio.file.Path;

/**
 * Runs one scenario inside the build of its integration test. Not in the hook after that build: the invoker runs hooks
 * one at a time, however many builds it runs at once (a static lock of its script runner).
 */
public final class ScenarioMain {
    private ScenarioMain() {}

    /** Arguments: the scenario, the version to generate with, the folder of the build, and what the scenario wants beside. */
    public static void main(String[] arguments) throws Exception {
        var build = Path.of(arguments[2]);
        var maven = Maven.in(
                build.resolve("target/generated"),
                Path.of(System.getProperty("maven.repo.local")),
                build.resolveSibling("interpolated-settings.xml"));
        run(arguments, maven, build);
    }

    private static void run(String[] arguments, Maven maven, Path build) throws Exception {
        var version = arguments[1];
        switch (arguments[0]) {
            case "rowsEqualTheFile" -> Scenarios.rowsEqualTheFile(Flights.generate(maven, "flights", version));
            case "poisonEndsAside" -> Scenarios.poisonEndsAside(Flights.generate(maven, "flights", version));
            case "survivesAKill" -> Scenarios.survivesAKill(Flights.generate(maven, "flights", version));
            case "aLargeFileIsAStream" -> Scenarios.aLargeFileIsAStream(Flights.generate(maven, "flights", version));
            case "badInputIsNamed" -> Scenarios.badInputIsNamed(Flights.generateByAnswers(maven, "birds", version));
            case "doNotMeet" -> Scenarios.doNotMeet(Flights.generate(maven, "one", version));
            case "converge" -> Deployments.converge(Flights.generate(maven, "flights", version));
            case "pipeline" -> Pipelines.run(Flights.generate(maven, "flights", version), build.resolve(arguments[3]));
            case "tutorial" -> Tutorial.hashtags(maven, version);
            default -> throw new IllegalArgumentException("there is no scenario '" + arguments[0] + "'");
        }
    }
}
