package io.sosw.engine.packaging;

import io.sosw.error.UserError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What belongs on a developer's machine and never into Lambda, found by content so that shading does not hide it. */
final class ForbiddenContent {
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("io/sosw/local/", "the local stand-in for AWS (sosw-local)");
        PLACES.put("io/sosw/engine/", "the build's engine (sosw-engine)");
        PLACES.put("io/sosw/maven/", "the Maven plugin of sosw");
        PLACES.put("org/apache/maven/", "Maven itself");
        PLACES.put("META-INF/maven/plugin.xml", "a Maven plugin");
    }

    private ForbiddenContent() {}

    /** Fails if the library holds any of it. */
    static void check(Library library, Collection<String> names) {
        for (String name : names) {
            for (var place : PLACES.entrySet()) {
                if (name.startsWith(place.getKey()) && !name.endsWith("/")) {
                    throw forbidden(library, name, place.getValue());
                }
            }
        }
    }

    private static UserError forbidden(Library library, String name, String what) {
        return new UserError(
                "the function's zip would hold " + what + ": " + name + " in " + library.fileName() + " (dragged in by "
                        + library.draggedIn() + ")",
                "write <scope>test</scope> for it in pom.xml, or exclude it from the dependency that drags it in.",
                "forbidden-content");
    }
}
