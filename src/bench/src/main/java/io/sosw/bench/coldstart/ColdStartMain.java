package io.sosw.bench.coldstart;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The cold-start laboratory: starts packaged functions in turns under a Runtime API, on one CPU that nobody else is given, and
 * tells what their processes have used until init's end and until the first answer. Arguments: the folder that {@code
 * src/bench/cold-start.sh} has laid out, a JDK 25, how often, and where the picture goes.
 */
public final class ColdStartMain {
    private static final String EVENT = "{\"iata\":\"SEA\"}";

    private ColdStartMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var candidates = new Candidates(Path.of(arguments[0]), Path.of(arguments[1]));
        int rounds = Integer.parseInt(arguments[2]);
        try (var table = new Table()) {
            var variables = Map.of(
                    "AWS_ENDPOINT_URL", table.endpoint(),
                    "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test",
                    "AWS_LAMBDA_FUNCTION_NAME", "airport-name",
                    "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                    "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
            Start.of(candidates.training(), variables, EVENT, true);
            var calling = new ArrayList<Candidate>();
            for (Candidate candidate : candidates.all()) {
                calling.add(candidate.with("", "TABLE", Table.NAME));
                if (candidate.name().equals("sosw, zip") || candidate.name().equals("sosw, custom runtime")) {
                    calling.add(candidate.with(", primed", "TABLE", Table.NAME).with("", "PRIME", "true"));
                }
            }
            var alone = measured(candidates.all(), variables, rounds);
            var call = measured(calling, variables, rounds);
            print("JSON in, JSON out", alone);
            print("The same with one GetItem of DynamoDB", call);
            Files.writeString(Path.of(arguments[3]), Picture.svg(medians(alone), medians(call)));
        }
    }

    /** In turns, so that a slow minute of the machine falls on all; the first round warms the disk up. */
    private static Map<Candidate, List<Start>> measured(
            List<Candidate> candidates, Map<String, String> variables, int rounds)
            throws IOException, InterruptedException {
        var starts = new LinkedHashMap<Candidate, List<Start>>();
        for (int round = 0; round <= rounds; round++) {
            for (Candidate candidate : candidates) {
                var start = Start.of(candidate, variables, EVENT, false);
                if (round > 0) {
                    starts.computeIfAbsent(candidate, any -> new ArrayList<>()).add(start);
                }
            }
        }
        return starts;
    }

    private static Map<String, Start> medians(Map<Candidate, List<Start>> starts) {
        var medians = new LinkedHashMap<String, Start>();
        starts.forEach((candidate, all) -> medians.put(
                candidate.name(),
                new Start(
                        median(all, Start::initCpu),
                        median(all, Start::cpu),
                        median(all, Start::initWall),
                        median(all, Start::wall),
                        (long) median(all, Start::residentMegabytes))));
        return medians;
    }

    private static void print(String title, Map<Candidate, List<Start>> starts) throws IOException {
        System.out.printf("%n%s%n%n", title);
        System.out.println("| | CPU-ms: init | first event | both (least) | wall ms | RSS MB | MB to upload |");
        System.out.println("| --- | --: | --: | --: | --: | --: | --: |");
        var medians = medians(starts);
        for (Candidate candidate : starts.keySet()) {
            var median = requireNonNull(medians.get(candidate.name()));
            long bytes = 0;
            for (Path archive : candidate.archive()) {
                bytes += Files.size(archive);
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | **%.0f** (%.0f) | %.0f | %d | %.2f |%n",
                    candidate.name(),
                    median.initCpu(),
                    median.cpu() - median.initCpu(),
                    median.cpu(),
                    starts.get(candidate).stream().mapToDouble(Start::cpu).min().orElse(0),
                    median.wall(),
                    median.residentMegabytes(),
                    bytes / 1e6);
        }
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
        return starts.stream()
                .sorted(Comparator.comparingDouble(of))
                .mapToDouble(of)
                .toArray()[starts.size() / 2];
    }
}
