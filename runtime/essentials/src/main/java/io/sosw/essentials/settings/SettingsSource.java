package io.sosw.essentials.settings;

import java.util.Map;

/** A place where settings are kept. Safe for use by several threads. */
@FunctionalInterface
public interface SettingsSource {

    /**
     * The settings that the place has now, those of the function over those that all essentials share.
     *
     * @param function its name, in lower case with hyphens or underscores
     */
    Map<String, Object> load(String function);

    /** This place, and {@code stronger} on top. */
    default SettingsSource under(SettingsSource stronger) {
        return function -> Merge.of(load(function), stronger.load(function));
    }
}
