package io.sosw.engine.image.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sosw.engine.image.EcrName;
import io.sosw.engine.image.RegistryLogin;
import io.sosw.error.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** The SDK's real client against an endpoint on loopback that answers as Amazon does. */
class EcrLoginTest {
    private static final String HOST = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body;

    @BeforeEach
    void serve() throws IOException {
        var token = Base64.getEncoder().encodeToString("AWS:se:cret".getBytes(StandardCharsets.UTF_8));
        body = "{\"authorizationData\":[{\"authorizationToken\":\"" + token + "\",\"expiresAt\":1.9E9,"
                + "\"proxyEndpoint\":\"https://" + HOST + "\"}]}";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " in "
                + exchange.getRequestHeaders().getFirst("Authorization").split("/")[2]);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private EcrClient client(EcrName name) {
        return EcrClient.builder()
                .region(Region.of(name.region()))
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    @Test
    void theTokenIsNameAndPassword() {
        var credentials = new EcrLogin(this::client).login(HOST).orElseThrow();
        assertThat(credentials).isEqualTo(new RegistryLogin.Credentials("AWS", "se:cret"));
        assertThat(credentials).hasToString("AWS:***");
        assertThat(asked).containsExactly("AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken in eu-central-1");
    }

    @Test
    void otherRegistriesAreNotAsked() {
        var login = new EcrLogin(this::client);
        assertThat(login.login("127.0.0.1:5000")).isEmpty();
        assertThat(login.login("public.ecr.aws")).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(EcrName.ofReference(HOST + "/team/greeter:1")).contains(new EcrName("123456789012", "eu-central-1"));
        assertThat(EcrName.ofReference("greeter")).isEmpty();
    }

    @Test
    void aRefusalNamesAccountAndRegion() {
        status = 400;
        body = "{\"__type\":\"AccessDeniedException\",\"message\":\"not you\"}";
        assertThatThrownBy(() -> new EcrLogin(this::client).login(HOST))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "no login to Amazon's registry of account 123456789012 in eu-central-1: not you")
                .hasMessageContaining("that it may call ecr:GetAuthorizationToken");
    }
}
