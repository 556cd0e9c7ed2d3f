package io.sosw.local.shim;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.local.seed.Seeding;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code POST /_sosw/seed} with a folder of the project as the body. Faults do not strike it. */
record SeedControl(Path project, Clients services, Supplier<Map<String, EndpointFile.Resource>> resources) {
    private static final int LONGEST = 4096;

    /** The services to fill. */
    @FunctionalInterface
    interface Clients {
        <C> C of(Class<C> api);
    }

    WireResponse answer(WireRequest request) throws IOException {
        var named = new String(request.body().readNBytes(LONGEST), StandardCharsets.UTF_8).trim();
        try {
            var seeded = new Seeding(
                            services.of(S3Client.class),
                            services.of(DynamoDbClient.class),
                            services.of(SqsClient.class),
                            this::physical)
                    .from(folder(named));
            return WireResponse.text(200, "application/json", Json.write(seeded) + "\n");
        } catch (UserError e) {
            return WireResponse.text(400, "text/plain", e.getMessage() + "\n");
        }
    }

    /** Of the project only: a page in a browser may send requests too. */
    private Path folder(String named) {
        var folder = project.resolve(named.isEmpty() ? "seed" : named).normalize();
        if (!folder.startsWith(project)) {
            throw new UserError(
                    "the folder " + named + " is outside of the project " + project,
                    "name one inside of it: mvn sosw:seed -Dsosw.seed=FOLDER",
                    "seed-folder");
        }
        return folder;
    }

    private String physical(String name) {
        var resource = resources.get().get(name);
        if (resource == null) {
            return name;
        }
        return resource.type().equals("AWS::SQS::Queue")
                ? resource.ref().substring(resource.ref().lastIndexOf('/') + 1)
                : resource.ref();
    }
}
