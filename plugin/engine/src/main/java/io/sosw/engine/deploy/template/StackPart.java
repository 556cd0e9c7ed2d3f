package io.sosw.engine.deploy.template;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The stacks that one project may be deployed as, in the order in which they are: each reads of earlier ones only. */
public enum StackPart {
    /** The dependencies. */
    LAYER("-layer"),
    /** What the template declares; under the environment's own name, so that what holds data stays where it is. */
    QUEUE(""),
    /** The functions as tasks of ECS. */
    CONTAINER("-container"),
    /** The functions, with all that belongs to them. */
    LAMBDA("-lambda");

    /** All of them. */
    private static final String ALL = "all";

    private final String suffix;

    StackPart(String suffix) {
        this.suffix = suffix;
    }

    /** The word for {@code sosw.target}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stack's name in an environment. */
    public String stack(String application) {
        return application + suffix;
    }

    /** The parts that a setting names. */
    public static Set<StackPart> of(Setting setting) {
        var parts = EnumSet.noneOf(StackPart.class);
        for (String word : setting.value().split(",", -1)) {
            if (word.strip().equals(ALL)) {
                return EnumSet.allOf(StackPart.class);
            }
            parts.add(Arrays.stream(values())
                    .filter(part -> part.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new UserError(
                            "there is no part '" + word.strip() + "' (" + setting.name() + ", " + setting.origin()
                                    + ")",
                            "type one or more of layer, queue, container, lambda, with commas in between, or all.",
                            "deploy-target")));
        }
        return parts;
    }
}
