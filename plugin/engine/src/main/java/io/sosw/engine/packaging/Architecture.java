package io.sosw.engine.packaging;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;

/** Lambda's processors. */
public enum Architecture {
    ARM64("arm64"),
    X86_64("x86_64");

    private final String identifier;

    Architecture(String identifier) {
        this.identifier = identifier;
    }

    /** As Lambda writes it. */
    public String identifier() {
        return identifier;
    }

    /** The one that is named as Lambda does. */
    public static Architecture of(Setting setting) {
        for (Architecture architecture : values()) {
            if (architecture.identifier.equals(setting.value().trim())) {
                return architecture;
            }
        }
        throw new UserError(
                setting.name() + " must be arm64 or x86_64, found '" + setting.value() + "' (" + setting.origin() + ")",
                "type -D" + setting.name() + "=arm64, or leave it out.",
                "wrong-type");
    }
}
