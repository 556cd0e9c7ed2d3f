package io.sosw.local.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;

/**
 * Smithy RPC v2 over CBOR: {@code POST /service/S/operation/O}.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">rpcv2Cbor</a>
 */
public final class CborProtocol implements Protocol {
    private static final CBORFactory CBOR = new CBORFactory();
    private static final Pattern PATH = Pattern.compile("/service/[^/]+/operation/([^/]+)");
    private static final String CONTENT_TYPE = "application/cbor";
    private final String namespace;
    private final UnaryOperator<String> shapes;

    /**
     * @param namespace what stands before {@code #} in {@code __type}
     * @param shapeOfCode the name of the modeled exception for an error code
     */
    public CborProtocol(String namespace, UnaryOperator<String> shapeOfCode) {
        this.namespace = namespace;
        this.shapes = shapeOfCode;
    }

    @Override
    public WireResponse serve(WireRequest request, Served service) throws IOException {
        var matcher = PATH.matcher(request.path());
        var name = matcher.matches() ? matcher.group(1) : request.path();
        var operation = Operations.find(service.api(), name).orElse(null);
        if (operation == null) {
            return error(Fault.notServed(service.scope(), name));
        }
        try {
            var filled = operation.newRequest();
            try (var in = CBOR.createParser(request.decodedBody())) {
                PojoReader.read(in, filled);
            }
            var answer = service.call(operation, filled);
            var bytes = new ByteArrayOutputStream(256);
            try (var out = CBOR.createGenerator(bytes)) {
                PojoWriter.write(out, answer);
            }
            return headed(WireResponse.of(200, CONTENT_TYPE, bytes.toByteArray()));
        } catch (AwsServiceException e) {
            return error(Fault.of(e));
        } catch (Operation.NotServed e) {
            return error(Fault.notServed(service.scope(), name));
        } catch (JsonProcessingException e) {
            return error(Fault.unreadable("Could not parse the CBOR body: " + e.getOriginalMessage()));
        } catch (Unreadable e) {
            return error(Fault.unreadable(String.valueOf(e.getMessage())));
        }
    }

    private WireResponse error(Fault fault) throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = CBOR.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("__type", namespace + "#" + shapes.apply(fault.code()));
            out.writeStringField("message", fault.message());
            for (var shape : fault.shapes()) {
                PojoWriter.members(out, shape);
            }
            out.writeEndObject();
        }
        return headed(WireResponse.of(fault.status(), CONTENT_TYPE, bytes.toByteArray()))
                .withHeader("x-amzn-query-error", fault.code() + ";" + fault.type());
    }

    private static WireResponse headed(WireResponse response) {
        return response.withHeader("smithy-protocol", "rpc-v2-cbor");
    }
}
