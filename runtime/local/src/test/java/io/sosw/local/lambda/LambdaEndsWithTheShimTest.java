package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.shim.Provisioning.Provisioned;
import io.sosw.local.shim.Shim;
import io.sosw.local.shim.ShimOptions;
import io.sosw.local.world.TestWorlds;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;

class LambdaEndsWithTheShimTest {
    @TempDir
    Path project;

    @Test
    void noProcessOfAFunctionOutlivesTheShim() throws Exception {
        var before = children();
        var options = ShimOptions.of(project, null);
        var started = new HashSet<ProcessHandle>();
        try (var shim = Shim.start(options, TestWorlds.real(), (services, world, o) -> {
            call(services.get(LambdaClient.class));
            return Provisioned.nothing();
        })) {
            started.addAll(children());
            started.removeAll(before);
            assertThat(started).isNotEmpty();
            assertThat(shim.description()).contains("endpoint");
        }
        for (var process : started) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    private static void call(LambdaClient lambda) {
        try {
            var archive = Deployed.archive();
            lambda.createFunction(r -> r.functionName("seen")
                    .runtime("java17")
                    .role("arn:aws:iam::000000000000:role/any")
                    .handler("io.sosw.wrapper.lambda.StreamHandler")
                    .code(code -> code.zipFile(archive))
                    .timeout(20));
        } catch (java.io.IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        assertThat(lambda.invoke(r -> r.functionName("seen")).functionError()).isNull();
    }
}
