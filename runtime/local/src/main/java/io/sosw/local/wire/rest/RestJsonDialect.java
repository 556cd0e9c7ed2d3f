package io.sosw.local.wire.rest;

import io.sosw.local.wire.Fault;
import io.sosw.local.wire.PojoReader;
import io.sosw.local.wire.PojoWriter;
import io.sosw.local.wire.Unreadable;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/**
 * REST-JSON, as Lambda and EventBridge Scheduler speak it.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">restJson1</a>
 */
public final class RestJsonDialect implements RestDialect {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public void read(byte[] document, SdkPojo into) {
        try (var in = JSON.createParser(document)) {
            PojoReader.read(in, into);
        } catch (JsonProcessingException e) {
            throw new BadRequest(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getOriginalMessage(),
                    e);
        } catch (Unreadable e) {
            throw new BadRequest("InvalidRequestContentException", String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] write(String operation, String root, SdkPojo value) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = JSON.createGenerator(bytes)) {
            PojoWriter.write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Lambda's API reference, section by section: what is made answers 201, what is begun 202, what is gone 204. */
    @Override
    public int status(String operation, String method) {
        if (operation.endsWith("EventSourceMapping") && !method.equals("GET")) {
            return ACCEPTED;
        } else if (operation.startsWith("Create") || operation.startsWith("Publish") || operation.startsWith("Add")) {
            return CREATED;
        }
        return method.equals("DELETE") || operation.equals("TagResource") ? NO_CONTENT : OK;
    }

    @Override
    public WireResponse error(WireRequest request, Fault fault, Map<String, List<String>> headers) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("message", fault.message());
            var members = fault.members();
            if (members != null) {
                PojoWriter.members(out, members);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Type", List.of(contentType()));
        all.put("x-amzn-ErrorType", List.of(fault.code()));
        return new WireResponse(fault.status(), all, new ByteArrayInputStream(bytes.toByteArray()), bytes.size());
    }
}
