package io.sosw.local.sqs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sqs.model.AddPermissionRequest;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;

/** AddPermission and RemovePermission: a statement more or less in the queue's policy. Stored, not enforced. */
final class Permissions {
    private static final JsonFactory JSON = new JsonFactory();

    private Permissions() {}

    static String add(Queue queue, AddPermissionRequest request) {
        var statements = statements(queue);
        if (request.label() == null || statements.stream().anyMatch(s -> isLabelled(s, request.label()))) {
            throw SqsErrors.outOfRange("Label", String.valueOf(request.label()), "Already exists.");
        }
        return write(queue, statements, out -> {
            out.writeStartObject();
            out.writeStringField("Sid", request.label());
            out.writeStringField("Effect", "Allow");
            out.writeObjectFieldStart("Principal");
            array(
                    out,
                    "AWS",
                    request.awsAccountIds().stream()
                            .map(a -> "arn:aws:iam::" + a + ":root")
                            .toList());
            out.writeEndObject();
            array(out, "Action", request.actions().stream().map(a -> "SQS:" + a).toList());
            out.writeStringField("Resource", queue.arn.toString());
            out.writeEndObject();
        });
    }

    /** The policy without the statement; empty when it was the last. */
    static String remove(Queue queue, String label) {
        var statements = statements(queue);
        if (!statements.removeIf(s -> isLabelled(s, label))) {
            throw SqsErrors.outOfRange("Label", label, "can't find label.");
        }
        return statements.isEmpty() ? "" : write(queue, statements, out -> {});
    }

    private static List<JsonNode> statements(Queue queue) {
        var policy = queue.settings.values().get(Settings.POLICY);
        if (policy == null) {
            return new ArrayList<>();
        }
        var found = JsonNode.parser().parse(policy).field("Statement");
        return new ArrayList<>(
                found.map(n -> n.isArray() ? n.asArray() : List.of(n)).orElse(List.of()));
    }

    private static boolean isLabelled(JsonNode statement, String label) {
        return statement.field("Sid").map(s -> label.equals(s.text())).orElse(false);
    }

    private static String write(Queue queue, List<JsonNode> statements, Part last) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("Version", "2012-10-17");
            out.writeStringField("Id", queue.arn + "/SQSDefaultPolicy");
            out.writeArrayFieldStart("Statement");
            for (var statement : statements) {
                node(out, statement);
            }
            last.write(out);
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void array(JsonGenerator out, String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void node(JsonGenerator out, JsonNode node) throws IOException {
        if (node.isObject()) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> entry : node.asObject().entrySet()) {
                out.writeFieldName(entry.getKey());
                node(out, entry.getValue());
            }
            out.writeEndObject();
        } else if (node.isArray()) {
            out.writeStartArray();
            for (var item : node.asArray()) {
                node(out, item);
            }
            out.writeEndArray();
        } else if (node.isString()) {
            out.writeString(node.asString());
        } else {
            out.writeRawValue(node.toString());
        }
    }

    private interface Part {
        void write(JsonGenerator out) throws IOException;
    }
}
