package io.sosw.local.junit;

import io.sosw.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The class path of a function, with a descriptor that names it alone. */
final class OneFunctionLoader extends ClassLoader {
    private final Class<?> function;

    OneFunctionLoader(Class<?> function) {
        super(function.getClassLoader());
        this.function = function;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (!name.equals("META-INF/sosw/functions.json")) {
            return super.getResourceAsStream(name);
        }
        var descriptor = Map.of("function", Map.of("class", function.getName()));
        return new ByteArrayInputStream(Json.writeBytes(Map.of("version", 1, "functions", descriptor)));
    }
}
