package io.sosw.local.shim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.S3Client;

/** What is thrown at the shim's port by somebody who means harm, over a raw socket. */
@Timeout(30)
class SecurityTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static final String SQS =
            "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/sqs/aws4_request\r\n";

    @BeforeAll
    static void bucket() {
        try (var s3 = PORT.client(S3Client.builder())) {
            s3.createBucket(r -> r.bucket("safe-bucket"));
        }
    }

    @Test
    void nothingListensOnAnyOtherAddressOfTheMachine() throws Exception {
        var addresses = new ArrayList<InetAddress>(List.of(InetAddress.getByName("127.0.0.2")));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof Inet4Address)
                .forEach(addresses::add);
        for (var address : addresses) {
            try (var socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port()), 2_000))
                        .as("%s", address)
                        .isInstanceOfAny(ConnectException.class, SocketException.class);
            }
        }
    }

    @Test
    void aForeignHostIsRefusedByEveryService() throws Exception {
        for (var host : List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "")) {
            assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 403")
                    .contains("The shim answers on 127.0.0.1 only");
        }
        assertThat(raw("GET /safe-bucket HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403");
    }

    @Test
    void pathsInBucketNamesReachNothing() throws Exception {
        for (var path : List.of("/..", "/../../etc", "/%2e%2e", "/..%2f..%2fetc%2fpasswd", "/a%00b", "/.sosw")) {
            assertThat(raw("PUT " + path
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 4")
                    .contains("<Code>");
        }
    }

    @Test
    void pathsInKeysAreNamesOfObjectsAndNothingElse() throws Exception {
        var keys = List.of("../../../../tmp/sosw-escaped", "/etc/passwd", "a/../../b", "..", "C:\\x");
        try (var s3 = PORT.client(S3Client.builder())) {
            for (var key : keys) {
                var path = "/safe-bucket/"
                        + key.replace("/", "%2F")
                                .replace("\\", "%5C")
                                .replace(".", "%2E")
                                .replace(":", "%3A");
                assertThat(raw("PUT " + path
                                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 4\r\n\r\nevil"))
                        .as(key)
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(s3.listObjectsV2(r -> r.bucket("safe-bucket")).contents())
                    .extracting(each -> each.key())
                    .containsExactlyInAnyOrderElementsOf(keys);
        }
        assertThat(java.nio.file.Path.of("/tmp/sosw-escaped")).doesNotExist();
    }

    @Test
    void entitiesOfXmlAreRefused() throws Exception {
        var billion = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        for (var declared : List.of(
                "<!DOCTYPE d [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE d [<!ENTITY % c SYSTEM \"http://127.0.0.1:1/\"> %c;]>",
                billion)) {
            var xml = declared + "<Delete><Object><Key>&c;</Key></Object></Delete>";
            assertThat(post("/safe-bucket?delete", "", xml))
                    .startsWith("HTTP/1.1 400")
                    .contains("<Code>MalformedXML</Code>")
                    .doesNotContain("root:");
        }
    }

    @Test
    void deepXmlJsonAndCborAreRefusedAndNotFollowed() throws Exception {
        int deep = 200_000;
        assertThat(post("/safe-bucket?delete", "", "<a>".repeat(deep)))
                .startsWith("HTTP/1.1 400")
                .contains("<Code>MalformedXML</Code>");
        for (var json : List.of("[".repeat(deep), "{\"Item\":".repeat(deep), "{\"L\":[".repeat(deep))) {
            assertThat(post("/", "X-Amz-Target: DynamoDB_20120810.PutItem\r\n", json))
                    .startsWith("HTTP/1.1 400")
                    .contains("SerializationException");
        }
        var item = "{\"L\":[".repeat(40) + "{\"S\":\"x\"}" + "]}".repeat(40);
        assertThat(post(
                        "/",
                        "X-Amz-Target: DynamoDB_20120810.PutItem\r\n",
                        "{\"TableName\":\"t\",\"Item\":{\"a\":" + item + "}}"))
                .startsWith("HTTP/1.1 400")
                .contains("Exception");
        assertThat(post(
                        "/service/GraniteServiceVersion20100801/operation/PutMetricData",
                        "smithy-protocol: rpc-v2-cbor\r\nContent-Type: application/cbor\r\n",
                        "\u0081".repeat(deep)))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void liesAboutTheSizeOfChunksAreTold() throws Exception {
        for (var chunks : List.of(
                "ffffffffffffffff\r\nabcd\r\n0\r\n\r\n", // larger than a long
                "-4\r\nabcd\r\n0\r\n\r\n",
                "2\r\nabcd\r\n0\r\n\r\n", // longer than it says
                "4\r\nabcd\r\n4\r\nabcd\r\n0\r\n\r\n", // more than announced
                "2\r\nab\r\n0\r\n\r\n", // less than announced
                "x\r\nabcd\r\n0\r\n\r\n")) {
            assertThat(raw("PUT /safe-bucket/lie HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                            + "Content-Encoding: aws-chunked\r\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\n"
                            + "x-amz-decoded-content-length: 4\r\nContent-Length: " + chunks.length() + "\r\n\r\n"
                            + chunks))
                    .as(chunks)
                    .startsWith("HTTP/1.1 400")
                    .contains("<Code>IncompleteBody</Code>");
        }
        try (var s3 = PORT.client(S3Client.builder())) {
            assertThat(s3.listObjectsV2(r -> r.bucket("safe-bucket").prefix("lie"))
                            .contents())
                    .isEmpty();
        }
    }

    @Test
    void liesOfHttpAboutLengthsAreTold() throws Exception {
        assertThat(raw("PUT /safe-bucket/lie HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("PUT /safe-bucket/lie HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: five\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw(String.join(
                        "\r\n",
                        "PUT /safe-bucket/lie HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Transfer-Encoding: chunked",
                        "Connection: close",
                        "",
                        "zz",
                        "abcd",
                        "0",
                        "",
                        "")))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void oversizeHeadersAreToldAndThoseWithoutEndCutOff() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Long: " + "x".repeat(70_000)
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("RequestHeaderSectionTooLarge: the headers are larger than 65536 bytes");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "x".repeat(1 << 20) + "\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 2");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + "X-Many: y\r\n".repeat(50_000) + "\r\n"))
                .doesNotStartWith("HTTP/1.1 2");
        assertThat(post("/", SQS + "X-Amz-Target: AmazonSQS.ListQueues\r\n", "{}"))
                .startsWith("HTTP/1.1 200");
    }

    private static int port() {
        return URI.create(PORT.endpoint()).getPort();
    }

    private static String post(String path, String headers, String body) throws IOException {
        return raw("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** What came back before the connection ended, however it ended. */
    private static String raw(String request) throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                socket.shutdownOutput();
            } catch (SocketException refused) {
                answer.reset(); // the shim hangs up while much is still to be said; what it said is read below
            }
            var in = socket.getInputStream();
            for (var next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
        } catch (SocketException reset) {
            return answer.toString(ISO_8859_1);
        }
        return answer.toString(ISO_8859_1);
    }
}
