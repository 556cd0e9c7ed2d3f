package io.sosw.engine.cost;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What AWS asks for, in dollars.
 *
 * @param said about their region, date and source
 * @param values by name
 */
public record Prices(String said, Map<String, Double> values) {
    private static final String FILE = "prices.json";

    /** Copies the map. */
    public Prices {
        values = Map.copyOf(values);
    }

    /**
     * Those that this version knows, some of them replaced.
     *
     * @param instead by name, as typed
     */
    public static Prices known(Map<String, String> instead) {
        var values = new TreeMap<String, Double>();
        var root = read();
        root.forEach((name, value) -> {
            if (value instanceof Number number) {
                values.put(name.toString(), number.doubleValue());
            }
        });
        instead.forEach((name, text) -> {
            if (!values.containsKey(name)) {
                throw new UserError(
                        "there is no price '" + name + "' (-Dsosw.price." + name + "); there are "
                                + String.join(", ", values.keySet()),
                        "mend the name.",
                        "cost-price");
            }
            values.put(name, number(name, text));
        });
        var said = "Prices of " + root.get("region") + ", " + root.get("date")
                + (instead.isEmpty() ? "" : ", with " + instead + " as typed") + ". " + root.get("source");
        return new Prices(said, values);
    }

    private static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new UserError(
                "the price '" + text + "' (-Dsosw.price." + name + ") is no amount",
                "type it in dollars, for example -Dsosw.price." + name + "=0.05.",
                "cost-price");
    }

    private static Map<?, ?> read() {
        try (var file = Objects.requireNonNull(Prices.class.getResourceAsStream(FILE))) {
            return (Map<?, ?>) Objects.requireNonNull(Json.parse(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    double of(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
