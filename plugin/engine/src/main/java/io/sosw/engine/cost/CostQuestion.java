package io.sosw.engine.cost;

import io.sosw.engine.deploy.template.TaskSize;
import io.sosw.engine.project.ContainerSettings;
import io.sosw.engine.setting.Settings;
import io.sosw.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of {@code sosw:cost}: a log and a few figures.
 *
 * @param pom what the pom says to the same settings
 * @param directory of the project; its shim's log is read where none is named
 * @param input read where the log is {@code -}
 */
public record CostQuestion(Settings settings, Map<String, String> pom, Path directory, InputStream input) {
    private static final String REPORT = "sosw.report";
    private static final double DAY = 24;

    /** The lines of the answer. */
    public List<String> answer() throws IOException {
        var source = settings.find(REPORT, pom.get(REPORT)).map(setting -> setting.value());
        var measured = measured(source);
        var size = TaskSize.of(measured.memory(), ContainerSettings.NONE);
        var comparison = new Comparison(
                measured,
                Prices.known(settings.starting("sosw.price.")),
                settings.text("sosw.architecture", pom.get("sosw.architecture"), "arm64")
                        .value(),
                number("sosw.batch", 1, 10_000),
                number("sosw.hours", DAY, DAY),
                number("sosw.busy", 0.7, 1),
                settings.integer("sosw.cpu", null, size.cpu(), 256, 16_384),
                settings.integer("sosw.taskMemory", null, size.memory(), 512, 122_880));
        var lines = new ArrayList<>(new CostReport(comparison, source.orElse("the shim's log")).lines(rates()));
        if (source.isEmpty()) {
            lines.add("The shim's figures are this machine's, not Lambda's: take them from CloudWatch for a decision.");
        }
        return lines;
    }

    private Measured measured(Optional<String> source) throws IOException {
        if (source.filter("-"::equals).isPresent()) {
            var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).lines();
            return Measured.of(lines, "standard input");
        }
        var file = source.map(directory::resolve).orElse(directory.resolve(".sosw/shim/shim.log"));
        var function = settings.find("sosw.func", null).map(setting -> setting.value() + "] ");
        try (Stream<String> lines = Files.isRegularFile(file) ? Files.lines(file) : Stream.of()) {
            return Measured.of(
                    lines.filter(line -> source.isPresent() || function.isEmpty() || line.contains(function.get())),
                    file.toString());
        }
    }

    private List<Double> rates() {
        var rates = new ArrayList<Double>();
        for (String each :
                settings.text("sosw.rate", pom.get("sosw.rate"), "").value().split(",", -1)) {
            if (!each.isBlank()) {
                rates.add(parsed("sosw.rate", each, Double.MAX_VALUE));
            }
        }
        return rates;
    }

    private double number(String property, double usual, double most) {
        return parsed(
                property,
                settings.text(property, pom.get(property), String.valueOf(usual))
                        .value(),
                most);
    }

    private static double parsed(String property, String text, double most) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value > 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with the range
        }
        throw new UserError(
                property + " must be a number above 0" + (most == Double.MAX_VALUE ? "" : " and at most " + most)
                        + ", found '" + text + "' (-D" + property + ")",
                "type for example -D" + property + "=" + Math.min(most, 10) + ".",
                "cost-price");
    }
}
