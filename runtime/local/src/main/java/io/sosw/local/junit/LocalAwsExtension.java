package io.sosw.local.junit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link LocalAws} does. */
public final class LocalAwsExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LocalAwsExtension.class);
    private static final String WORLD = "world";
    private static final String SETTINGS = "settings";

    @Override
    public void beforeEach(ExtensionContext context) {
        world(context);
    }

    /** Made when first asked for: constructors and other extensions come before {@link #beforeEach}. */
    private static LocalWorld world(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(WORLD, key -> open(context), LocalWorld.class);
    }

    private static LocalWorld open(ExtensionContext context) {
        var wanted = AnnotationSupport.findAnnotation(context.getElement(), LocalAws.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LocalAws.class))
                .orElseThrow(() -> new IllegalStateException("@LocalAws is on neither the test nor its class"));
        var world = wanted.port() ? LocalWorld.onPort(wanted.seed()) : LocalWorld.create(wanted.seed());
        world.faults().add(String.join(",", wanted.fault()));
        if (wanted.port()) {
            context.getStore(NAMESPACE).put(SETTINGS, pointSdk(world));
        }
        return world;
    }

    private static Map<String, @Nullable String> pointSdk(LocalWorld world) {
        Map<String, @Nullable String> before = new HashMap<>();
        var settings = Map.of(
                "aws.endpointUrl", world.endpoint().toString(),
                "aws.region", "us-east-1",
                "aws.accessKeyId", "test",
                "aws.secretAccessKey", "test");
        settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        return before;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var store = context.getStore(NAMESPACE);
        if (store.remove(SETTINGS) instanceof Map<?, ?> before) {
            before.forEach((name, value) -> restore(String.valueOf(name), value));
        }
        if (store.remove(WORLD) instanceof LocalWorld world) {
            world.close();
        }
    }

    private static void restore(String name, @Nullable Object value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value.toString());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return context.getTestMethod().isPresent()
                && (type == LocalWorld.class || world(context).serves(type));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == LocalWorld.class ? world(context) : world(context).client(type);
    }
}
