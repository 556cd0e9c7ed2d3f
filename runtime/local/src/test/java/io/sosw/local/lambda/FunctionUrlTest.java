package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class FunctionUrlTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static LambdaClient lambda;

    @BeforeAll
    static void deploy() throws IOException, URISyntaxException {
        lambda = PORT.client(LambdaClient.builder());
        for (var name : new String[] {"seen", "closed"}) {
            var archive = Deployed.archive();
            lambda.createFunction(r -> r.functionName(name)
                    .runtime("java17")
                    .role("arn:aws:iam::000000000000:role/any")
                    .handler("io.sosw.wrapper.lambda.StreamHandler")
                    .code(code -> code.zipFile(archive))
                    .memorySize(256)
                    .timeout(20));
        }
    }

    @AfterAll
    static void disconnect() {
        lambda.close();
    }

    private static HttpResponse<String> send(String url, String method, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Cookie", "a=1; b=2")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void httpIsAnsweredByTheFunction() throws Exception {
        var made = lambda.createFunctionUrlConfig(r -> r.functionName("seen").authType(FunctionUrlAuthType.NONE));
        var url = made.functionUrl();
        assertThat(url).startsWith("http://127.0.0.1:").endsWith("/");

        var answer = send(url + "in%20here?x=1&x=2&y=a%20b", "POST", "{\"n\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body())
                .contains("\"version\":\"2.0\"", "\"rawPath\":\"/in%20here\"", "\"rawQueryString\":\"x=1&x=2&y=a%20b\"")
                .contains("\"queryStringParameters\":{\"x\":\"1,2\",\"y\":\"a b\"}", "\"cookies\":[\"a=1\",\"b=2\"]")
                .contains("\"method\":\"POST\"", "\"body\":\"{\\\"n\\\":1}\"", "\"isBase64Encoded\":false");

        assertThat(lambda.getFunctionUrlConfig(r -> r.functionName("seen")).functionUrl())
                .isEqualTo(url);
        assertThat(lambda.listFunctionUrlConfigs(r -> r.functionName("seen")).functionUrlConfigs())
                .hasSize(1);
        assertThatThrownBy(() -> lambda.createFunctionUrlConfig(
                        r -> r.functionName("seen").authType(FunctionUrlAuthType.NONE)))
                .isInstanceOf(ResourceConflictException.class);
        lambda.deleteFunctionUrlConfig(r -> r.functionName("seen"));
        assertThatThrownBy(() -> lambda.getFunctionUrlConfig(r -> r.functionName("seen")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whatIsNotSignedIsForbiddenUnderIam() throws Exception {
        var url = lambda.createFunctionUrlConfig(r -> r.functionName("closed").authType(FunctionUrlAuthType.AWS_IAM))
                .functionUrl();

        assertThat(send(url, "GET", "").statusCode()).isEqualTo(403);
    }
}
