package io.sosw.aws.invoke;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import io.sosw.wrapper.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** A function that is deployed to be called. */
public final class Doubled implements PortableFunction<Doubled.Value, FunctionContext, Doubled.Value> {
    @Override
    public Value run(Value event, FunctionContext context) {
        if (event.number() < 0) {
            throw new IllegalArgumentException("negative");
        }
        return new Value(event.number() * 2);
    }

    /** In and out. */
    public record Value(int number) {}

    /** The function and the wrapper, as classes at the root of an archive. */
    static SdkBytes archive() throws IOException, URISyntaxException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, path(Doubled.class), read(Doubled.class));
            put(zip, path(Value.class), read(Value.class));
            var functions =
                    "{\"version\":1,\"functions\":{\"doubled\":{\"class\":\"" + Doubled.class.getName() + "\"}}}";
            put(zip, "META-INF/sosw/functions.json", functions.getBytes(StandardCharsets.UTF_8));
            var place = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(place)) {
                put(zip, "lib/sosw-function.jar", Files.readAllBytes(place));
            } else {
                putAll(zip, place);
            }
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    private static void putAll(ZipOutputStream zip, Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                put(zip, root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] read(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream("/" + path(type))) {
            return in.readAllBytes();
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content, 0, content.length);
        zip.closeEntry();
    }
}
