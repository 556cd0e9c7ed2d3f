package io.sosw.engine.add;

import io.sosw.engine.event.Samples;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** A function that does not exist yet: its names and its texts. */
record NewFunction(String name, Kind kind, String packageName) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*");
    private static final int LONGEST = 64;

    static NewFunction of(Setting name, Setting trigger, Setting packageName) {
        if (!NAME.matcher(name.value()).matches() || name.value().length() > LONGEST) {
            throw new UserError(
                    "'" + name.value() + "' (" + name.origin()
                            + ") cannot be a new function's name: words of letters and "
                            + "digits joined by -, at most " + LONGEST + " characters",
                    "type for example -Dsosw.func=send-report.",
                    "add-function");
        }
        if (!SourceVersion.isName(packageName.value())) {
            throw new UserError(
                    "'" + packageName.value() + "' (" + packageName.origin() + ") is no name of a package",
                    "type for example -Dsosw.package=com.acme.",
                    "add-function");
        }
        return new NewFunction(name.value(), Kind.of(trigger), packageName.value());
    }

    /** Its class without the package, and the beginning of its resources' ids: {@code SendReport}. */
    String id() {
        var id = new StringBuilder();
        for (String word : name.split("[-_]", -1)) {
            id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return id.toString();
    }

    String className() {
        return packageName + "." + id();
    }

    /** Where its class is, below a root of sources. */
    String path(String suffix) {
        return className().replace('.', '/') + suffix + ".java";
    }

    String code() {
        return template(kind.code() + ".java.txt");
    }

    String test() {
        return template(kind.code() + "-test.java.txt");
    }

    String resources() {
        return template(kind + ".yaml.txt");
    }

    /** Its block of {@code sosw.yml}. */
    String block() {
        var trigger = kind.trigger().isEmpty() ? "" : "  trigger: {" + filled(kind.trigger()) + "}\n";
        return name + ":\n  class: " + className() + "\n" + trigger;
    }

    /** The sample event, with the unit of work that the test has, too. */
    String event() {
        if (kind.sample().isEmpty()) {
            return Json.pretty(Kind.WORK) + "\n";
        }
        var sample = Samples.named(new Setting("sosw.sample", kind.sample(), "default"));
        var options =
                kind.carrier().isEmpty() ? Map.<String, String>of() : Map.of(kind.carrier(), Json.write(Kind.WORK));
        return Json.pretty(sample.event(options)) + "\n";
    }

    private String template(String file) {
        try (InputStream in = Objects.requireNonNull(NewFunction.class.getResourceAsStream(file), file)) {
            return filled(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String filled(String text) {
        return text.replace("${package}", packageName)
                .replace("${Id}", id())
                .replace("${name}", name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
