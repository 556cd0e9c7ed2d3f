package io.sosw.engine.watch.worker;

import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/** What tests may leave changed in their JVM and the next run must not find. */
record Surroundings(Properties properties, Locale locale, TimeZone zone) {
    static Surroundings now() {
        return new Surroundings(
                (Properties) System.getProperties().clone(), Locale.getDefault(), TimeZone.getDefault());
    }

    void restore() {
        System.setProperties((Properties) properties.clone());
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }
}
