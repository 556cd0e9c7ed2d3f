package io.sosw.engine.project;

import io.sosw.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML file as nodes that know their lines; tags such as {@code !Ref} are left alone. */
record YamlFile(String name, @Nullable Node root) {

    static YamlFile read(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static YamlFile parse(String name, String text) {
        var settings = LoadSettings.builder().setLabel(name).build();
        try {
            return new YamlFile(name, new Compose(settings).composeString(text).orElse(null));
        } catch (MarkedYamlEngineException broken) {
            throw notYaml(name + ":" + line(broken) + ": " + sentence(broken), broken);
        } catch (YamlEngineException broken) {
            throw notYaml(name + ": " + broken.getMessage(), broken);
        }
    }

    private static int line(MarkedYamlEngineException broken) {
        return broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String sentence(MarkedYamlEngineException broken) {
        var context = broken.getContext() == null ? "" : broken.getContext() + ", ";
        return "not YAML: " + context + broken.getProblem();
    }

    private static UserError notYaml(String problem, YamlEngineException cause) {
        return new UserError(
                problem,
                "mend that line; keys are indented by spaces, never by tabs, and a colon is followed by a space.",
                "broken-yaml",
                cause);
    }
}
