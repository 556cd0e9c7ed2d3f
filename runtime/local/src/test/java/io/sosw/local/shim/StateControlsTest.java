package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.world.TestWorlds;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class StateControlsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TEMPLATE =
            "Resources: {Jobs: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs}}}";

    @TempDir
    Path project;

    private Shim start(boolean persist) throws Exception {
        Files.writeString(project.resolve("template.yaml"), TEMPLATE);
        var options = ShimOptions.of(project, null);
        return Shim.start(
                persist ? options.persistent() : options, TestWorlds.real(), new TemplateProvisioning(note -> {}));
    }

    private static HttpResponse<String> post(Shim shim, String what, String name) throws Exception {
        var request = HttpRequest.newBuilder(shim.gateway().endpoint().resolve("/_sosw/" + what))
                .POST(BodyPublishers.ofString(name))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static SqsClient sqs(Shim shim) {
        return SqsClient.builder()
                .endpointOverride(shim.gateway().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static void queue(Shim shim, String name) {
        try (var sqs = sqs(shim)) {
            sqs.createQueue(r -> r.queueName(name));
        }
    }

    private static String queues(Shim shim) {
        try (var sqs = sqs(shim)) {
            return sqs.listQueues().queueUrls().stream()
                    .map(url -> url.substring(url.lastIndexOf('/') + 1))
                    .toList()
                    .toString();
        }
    }

    @Test
    void statesAreSavedLoadedAndForgotten() throws Exception {
        try (var shim = start(true)) {
            queue(shim, "first");
            assertThat(post(shim, "save", "one").body()).isEqualTo("saved one\n");
            queue(shim, "second");
            assertThat(queues(shim)).isEqualTo("[first, jobs, second]");
            assertThat(post(shim, "load", "one").body()).isEqualTo("loaded one\n");
            assertThat(queues(shim)).isEqualTo("[first, jobs]");
            queue(shim, "third");
        }
        try (var shim = start(true)) {
            assertThat(queues(shim)).isEqualTo("[first, jobs, third]");
            assertThat(shim.provisioned().resources()).containsKey("Jobs");
            assertThat(post(shim, "reset", "").statusCode()).isEqualTo(200);
            assertThat(queues(shim)).isEqualTo("[jobs]");
            assertThat(post(shim, "load", "one").statusCode()).isEqualTo(200);
            assertThat(queues(shim)).isEqualTo("[first, jobs]");
        }
    }

    @Test
    void whatCannotBeLoadedIsSaidAndChangesNothing() throws Exception {
        try (var shim = start(true)) {
            queue(shim, "kept");
            assertThat(post(shim, "load", "none").body())
                    .contains("there is no saved state none (sosw.state); there are none")
                    .contains("mvn sosw:shim-save -Dsosw.state=none");
            assertThat(post(shim, "save", "../outside").body())
                    .contains("the name of a state (sosw.state) may have letters, digits")
                    .contains("it is: ../outside");
            assertThat(queues(shim)).isEqualTo("[jobs, kept]");
        }
        assertThat(project.resolve(".sosw/outside")).doesNotExist();
    }

    @Test
    void aShimInMemoryIsSavedAndLoadedAsWellAndLeavesNothingElse() throws Exception {
        try (var shim = start(false)) {
            queue(shim, "other");
            assertThat(post(shim, "save", "one").body()).isEqualTo("saved one\n");
            assertThat(post(shim, "reset", "").statusCode()).isEqualTo(200);
            assertThat(queues(shim)).isEqualTo("[jobs]");
        }
        assertThat(project.resolve(".sosw/shim/recorded")).doesNotExist();
        Files.createDirectories(project.resolve(".sosw/shim/recorded/of-one-that-was-killed"));
        try (var shim = start(false)) {
            assertThat(queues(shim)).isEqualTo("[jobs]");
            assertThat(post(shim, "load", "one").body()).isEqualTo("loaded one\n");
            assertThat(queues(shim)).isEqualTo("[jobs, other]");
        }
        try (var shim = start(true)) {
            assertThat(queues(shim)).isEqualTo("[jobs]");
            assertThat(post(shim, "load", "one").statusCode()).isEqualTo(200);
            assertThat(queues(shim)).isEqualTo("[jobs, other]");
        }
    }
}
