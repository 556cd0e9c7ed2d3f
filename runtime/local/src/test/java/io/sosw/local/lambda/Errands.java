package io.sosw.local.lambda;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A function that does what its event says, in a process of its own and with the SDK's clients. */
public final class Errands implements PortableFunction<Map<String, Object>, FunctionContext, Object> {
    private static final int FAR = 20;

    @Override
    public Object run(Map<String, Object> event, FunctionContext context) throws Exception {
        if (event.containsKey("requestContext")) {
            return page(event);
        }
        switch (String.valueOf(event.get("do"))) {
            case "hang":
                new CountDownLatch(1).await();
                break;
            case "fail":
                throw new IllegalStateException("on purpose");
            case "meet":
                return met(number(event, "port"));
            case "call":
                return call(event, context.invocation().functionName());
            case "send":
                send(event, Json.write(further(event)));
                break;
            default:
                tell(event, "told");
        }
        return "done";
    }

    private static int number(Map<String, Object> event, String name) {
        return ((Number) event.get(name)).intValue();
    }

    /** Answers when the test has let go all who have come. */
    private static String met(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            return socket.getInputStream().read() < 0 ? "alone" : "met";
        }
    }

    /** Calls itself and waits for nothing, until it is far or stopped. */
    private static String call(Map<String, Object> event, String self) {
        if (number(event, "n") == FAR) {
            return tell(event, "went on to " + FAR);
        }
        try (var lambda = LambdaClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            lambda.invoke(r -> r.functionName(self)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(Json.write(further(event)))));
            return "called";
        } catch (RecursiveInvocationException stopped) {
            return tell(event, "stopped after " + event.get("n"));
        }
    }

    private static Map<String, Object> further(Map<String, Object> event) {
        var next = new LinkedHashMap<>(event);
        next.put("n", number(event, "n") + 1);
        return next;
    }

    private static String tell(Map<String, Object> event, String text) {
        send(event, text);
        return text;
    }

    private static void send(Map<String, Object> event, String text) {
        try (var sqs =
                SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            sqs.sendMessage(r -> r.queueUrl(String.valueOf(event.get("queue"))).messageBody(text));
        }
    }

    private static Map<String, Object> page(Map<String, Object> event) {
        var path = URI.create(String.valueOf(event.get("rawPath"))).getPath();
        var page = new LinkedHashMap<String, Object>();
        page.put("statusCode", 418);
        page.put("headers", Map.of("Content-Type", "text/plain", "X-Path", path));
        page.put("cookies", List.of("a=1; Path=/", "b=2"));
        page.put("body", Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, 0, 't'}));
        page.put("isBase64Encoded", true);
        return page;
    }
}
