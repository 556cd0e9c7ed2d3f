package io.sosw.local.wire.query;

import io.sosw.local.wire.Fault;
import io.sosw.local.wire.FormDecoding;
import io.sosw.local.wire.Operation;
import io.sosw.local.wire.Operations;
import io.sosw.local.wire.Protocol;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.Unreadable;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The query protocol: {@code Action=...&Param.member.1=...} in, XML out.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">awsQuery</a>
 */
public final class QueryProtocol implements Protocol {
    private final String namespace;
    private final FieldNames names;
    private final FormReader reader;

    private QueryProtocol(String namespace, FieldNames names) {
        this.namespace = namespace;
        this.names = names;
        this.reader = new FormReader(names);
    }

    /**
     * @param namespace of the answer's XML
     */
    public static QueryProtocol of(String namespace) {
        return new QueryProtocol(namespace, FieldNames.FROM_TRAITS);
    }

    /** SQS as clients older than its JSON protocol speak it. */
    public static QueryProtocol legacySqs() {
        return new QueryProtocol("http://queue.amazonaws.com/doc/2012-11-05/", LegacySqsNames.INSTANCE);
    }

    @Override
    public WireResponse serve(WireRequest request, Served service) throws IOException {
        try {
            var parameters = parameters(request);
            var name = String.join("", parameters.getOrDefault("Action", List.of()));
            if (name.isEmpty()) {
                return error(request, new Fault("MissingAction", "The request has no Action parameter", 400, null));
            }
            return called(request, service, name, parameters);
        } catch (AwsServiceException e) {
            return error(request, Fault.of(e));
        } catch (Unreadable e) {
            return error(request, new Fault("MalformedInput", String.valueOf(e.getMessage()), 400, null));
        }
    }

    private WireResponse called(
            WireRequest request, Served service, String name, Map<String, List<String>> parameters) {
        var operation = Operations.find(service.api(), name).orElse(null);
        if (operation == null) {
            return error(request, Fault.notServed(service.scope(), name));
        }
        try {
            var filled = reader.fill(Form.of(parameters), operation.newRequest());
            return answer(request, name, service.call(operation, filled));
        } catch (Operation.NotServed e) {
            return error(request, Fault.notServed(service.scope(), name));
        }
    }

    private static Map<String, List<String>> parameters(WireRequest request) throws IOException {
        var all = new LinkedHashMap<>(request.query());
        all.putAll(FormDecoding.decode(new String(request.decodedBody().readAllBytes(), StandardCharsets.UTF_8)));
        return all;
    }

    private WireResponse answer(WireRequest request, String name, SdkPojo answer) {
        var xml = new XmlText();
        xml.open(name + "Response", namespace).open(name + "Result");
        new XmlWriter(names, xml).members(answer);
        xml.close(name + "Result").open("ResponseMetadata");
        xml.element("RequestId", request.requestId()).close("ResponseMetadata").close(name + "Response");
        return WireResponse.text(200, "text/xml", xml.toString());
    }

    private WireResponse error(WireRequest request, Fault fault) {
        var xml = new XmlText();
        xml.open("ErrorResponse", namespace).open("Error");
        xml.element("Type", fault.type()).element("Code", fault.code()).element("Message", fault.message());
        if (fault.members() != null) {
            new XmlWriter(names, xml).members(fault.members());
        }
        xml.close("Error").element("RequestId", request.requestId()).close("ErrorResponse");
        return WireResponse.text(fault.status(), "text/xml", xml.toString());
    }
}
