package io.sosw.local.state;

import io.sosw.local.wire.PojoReader;
import io.sosw.local.wire.PojoWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.utils.builder.Buildable;

/** Requests as text and back, by the SDK's own field descriptions; how to call a client with one. */
final class Requests {
    private static final JsonFactory JSON = new JsonFactory();

    private Requests() {}

    static String write(Object request) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            PojoWriter.whole(out, (SdkRequest) request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Calls the operation of the client, with the body if it takes one. */
    static void repeat(Class<?> api, Object client, Entry entry, @Nullable RequestBody body) {
        var name = entry.operation().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + entry.operation().substring(1);
        var parameters = body == null ? 1 : 2;
        var method = Arrays.stream(api.getMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
                .filter(each -> SdkPojo.class.isAssignableFrom(each.getParameterTypes()[0]))
                .filter(each -> body == null || each.getParameterTypes()[1] == RequestBody.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + name + " in " + api));
        try {
            var request = read(method.getParameterTypes()[0], entry.content().get());
            if (body == null) {
                method.invoke(client, request);
            } else {
                method.invoke(client, request, body);
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Not callable: " + method, e);
        }
    }

    private static Object read(Class<?> type, String text) {
        try (var in = JSON.createParser(text)) {
            Method maker = type.getMethod("builder");
            var builder = (SdkPojo) maker.invoke(null);
            PojoReader.read(in, builder);
            return ((Buildable) builder).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not a request of the SDK: " + type, e);
        }
    }
}
