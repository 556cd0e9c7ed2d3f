package io.sosw.engine.setting;

/**
 * The value of a goal's parameter and where it came from.
 *
 * @param name the property, for example {@code sosw.func}
 * @param origin as told to the person: {@code -Dsosw.func}, {@code SOSW_FUNC}, {@code pom.xml}, {@code default}
 */
public record Setting(String name, String value, String origin) {}
