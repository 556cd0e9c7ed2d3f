package io.sosw.engine.deploy.template;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;

/** What takes the messages of functions that have a queue. */
public enum Compute {
    /** Lambda, for each batch. */
    LAMBDA,
    /** Tasks of ECS on Fargate; the functions stay deployed, and Lambda polls no more. */
    CONTAINER,
    /** Both: whoever is first gets the message. */
    BOTH;

    /** Reads {@code lambda}, {@code container} or {@code both}. */
    public static Compute of(Setting setting) {
        return switch (setting.value()) {
            case "lambda" -> LAMBDA;
            case "container" -> CONTAINER;
            case "both" -> BOTH;
            default ->
                throw new UserError(
                        "sosw.compute must be lambda, container or both, found '" + setting.value() + "' ("
                                + setting.origin() + ")",
                        "type -Dsosw.compute=container, or leave it out for lambda.",
                        "deploy-compute");
        };
    }

    boolean tasks() {
        return this != LAMBDA;
    }

    boolean lambda() {
        return this != CONTAINER;
    }
}
