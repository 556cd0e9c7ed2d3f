package io.sosw.local.wire.rest;

import io.sosw.local.wire.Fault;
import io.sosw.local.wire.Protocol;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** Serves operations that are told apart by method, path, query and headers. */
public final class RestProtocol implements Protocol {
    private static final int NOT_MODIFIED = 304;

    private final RestDialect dialect;
    private final RestRequestReader reader;
    private final RestResponseWriter writer;
    private final Map<Class<?>, RestOperations> operations = new ConcurrentHashMap<>();

    /** A protocol that writes documents and errors as the dialect does. */
    public RestProtocol(RestDialect dialect) {
        this.dialect = dialect;
        this.reader = new RestRequestReader(dialect);
        this.writer = new RestResponseWriter(dialect);
    }

    @Override
    public WireResponse serve(WireRequest request, Served service) throws IOException {
        var operation = operations
                .computeIfAbsent(service.api(), api -> new RestOperations(api, dialect::template))
                .find(request);
        if (operation == null) {
            var text = "No operation at " + request.method() + " " + request.path();
            return dialect.error(request, new Fault("MethodNotAllowed", text, 405, null), Map.of());
        }
        if (!operation.isImplementedBy(service.client())) {
            return dialect.error(request, Fault.notServed(service.scope(), operation.name()), Map.of());
        }
        try {
            return call(operation, request, service);
        } catch (BadRequest e) {
            return dialect.error(request, new Fault(e.code(), message(e), e.status(), null), Map.of());
        }
    }

    private WireResponse call(RestOperation operation, WireRequest request, Served service) throws IOException {
        var arguments = new ArrayList<Object>();
        arguments.add(reader.read(operation, request));
        if (operation.streamsIn()) {
            arguments.add(kept(request, service));
        }
        if (operation.streamsOut()) {
            arguments.add(ResponseTransformer.<SdkResponse>toInputStream());
        }
        try {
            var answer = service.calls()
                    .around(service, operation.name(), arguments.get(0), () -> answer(operation, service, arguments));
            return answer instanceof ResponseInputStream<?> stream
                    ? writer.write(operation, (SdkResponse) stream.response(), stream)
                    : writer.write(operation, (SdkResponse) answer, null);
        } catch (AwsServiceException e) {
            return failure(request, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RequestBody kept(WireRequest request, Served service) throws IOException {
        try {
            return service.calls().body(body(request));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The SDK keeps a body of unknown length in memory to the last byte, so it is told the length where there is one. */
    private static RequestBody body(WireRequest request) {
        long length = request.bodyLength();
        return length < 0
                ? RequestBody.fromContentProvider(() -> unclosed(request.body()), "application/octet-stream")
                : RequestBody.fromContentProvider(() -> unclosed(request.body()), length, "application/octet-stream");
    }

    private static Object answer(RestOperation operation, Served service, List<Object> arguments) {
        try {
            return operation.call().invoke(service.client(), arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(operation.name() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Not callable: " + operation.call(), e);
        }
    }

    private WireResponse failure(WireRequest request, AwsServiceException e) {
        var fault = Fault.of(e);
        var details = e.awsErrorDetails();
        var response = details == null ? null : details.sdkHttpResponse();
        if (e.statusCode() == NOT_MODIFIED) {
            fault = new Fault(fault.code(), fault.message(), NOT_MODIFIED, null);
        }
        return dialect.error(request, fault, response == null ? Map.of() : response.headers());
    }

    /** The server reads what is left of a body after the answer, so nobody else may close it. */
    private static InputStream unclosed(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] bytes, int offset, int wanted) throws IOException {
                return in.read(bytes, offset, wanted);
            }

            @Override
            public void close() {}
        };
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
