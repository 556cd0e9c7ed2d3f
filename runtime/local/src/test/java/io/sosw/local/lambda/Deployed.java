package io.sosw.local.lambda;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import io.sosw.wrapper.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** A function and its archive as the build would make it: its classes at the root, the wrapper under {@code lib}. */
public final class Deployed implements PortableFunction<Map<String, Object>, FunctionContext, Map<String, Object>> {
    private int runs;

    @Override
    public Map<String, Object> run(Map<String, Object> event, FunctionContext context) throws Exception {
        if (event.containsKey("fail")) {
            throw new IllegalStateException(String.valueOf(event.get("fail")));
        }
        if (event.containsKey("exit")) {
            Runtime.getRuntime().halt(7);
        }
        if (event.containsKey("hang")) {
            new CountDownLatch(1).await();
        }
        System.out.println("seen by the log");
        var seen = new LinkedHashMap<String, Object>(event);
        seen.put("runs", ++runs);
        seen.put("name", context.invocation().functionName());
        seen.put("memory", context.invocation().memoryMegabytes());
        seen.put("heap", Runtime.getRuntime().maxMemory() >> 20);
        seen.put("tmp", Files.createTempFile("mine", "").toString());
        if (event.containsKey("large")) {
            seen.put("large", "x".repeat(6_300_000));
        }
        seen.put("colour", String.valueOf(System.getenv("COLOUR")));
        seen.put("trace", String.valueOf(System.getProperty("com.amazonaws.xray.traceHeader")));
        return seen;
    }

    static SdkBytes archive() throws IOException, URISyntaxException {
        return archive(true);
    }

    /** The wrapper as a layer. */
    static SdkBytes layer() throws IOException, URISyntaxException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "java/lib/sosw-function.jar", wrapper());
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    /**
     * @param whole with the wrapper in it
     */
    static SdkBytes archive(boolean whole) throws IOException, URISyntaxException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var own = Deployed.class.getName().replace('.', '/') + ".class";
            try (var in = Deployed.class.getResourceAsStream("/" + own)) {
                put(zip, own, in.readAllBytes());
            }
            var functions = "{\"version\":1,\"functions\":{\"seen\":{\"class\":\"" + Deployed.class.getName() + "\"}}}";
            put(zip, "META-INF/sosw/functions.json", functions.getBytes(StandardCharsets.UTF_8));
            if (whole) {
                put(zip, "lib/sosw-function.jar", wrapper());
            }
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    private static byte[] wrapper() throws IOException, URISyntaxException {
        var place = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isRegularFile(place)) {
            return Files.readAllBytes(place);
        }
        var bytes = new ByteArrayOutputStream();
        try (var jar = new ZipOutputStream(bytes);
                var files = Files.walk(place)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                put(jar, place.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        ((OutputStream) zip).write(content);
        zip.closeEntry();
    }
}
