package io.sosw.local.wire.rest;

import io.sosw.local.wire.Fault;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** What differs between the REST protocols: documents in bodies, and errors. */
public interface RestDialect {

    /** The whole URI template of an operation, given the SDK's. */
    default String template(String operation, String uri) {
        return uri;
    }

    /** The content type of documents. */
    String contentType();

    /**
     * Reads a document into a builder.
     *
     * @throws BadRequest if it is no such document
     */
    void read(byte[] document, SdkPojo into);

    /**
     * Writes an answer's members that stand in the body.
     *
     * @param root the payload member's name, or empty if the answer itself is the document
     */
    byte[] write(String operation, String root, SdkPojo value);

    /** Writes an answer whose body is one text. */
    default byte[] writeText(String operation, String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** The HTTP status of a success. */
    int status(String operation, String method);

    /** An AWS error as this protocol writes it. */
    WireResponse error(WireRequest request, Fault fault, Map<String, List<String>> headers);
}
