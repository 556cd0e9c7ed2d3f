package io.sosw.local.s3.wire;

import io.sosw.local.wire.Fault;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import io.sosw.local.wire.rest.RestDialect;
import io.sosw.local.wire.rest.XmlReader;
import io.sosw.local.wire.rest.XmlWriter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** REST-XML as S3 speaks it: the bucket in the path, its own root elements, errors without envelope. */
final class S3Dialect implements RestDialect {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    /** Root elements that are not the operation's name with {@code Result} (S3 API Reference, response syntax). */
    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("ListBuckets", "ListAllMyBucketsResult"),
            Map.entry("ListObjects", "ListBucketResult"),
            Map.entry("ListObjectsV2", "ListBucketResult"),
            Map.entry("ListObjectVersions", "ListVersionsResult"),
            Map.entry("DeleteObjects", "DeleteResult"),
            Map.entry("CreateMultipartUpload", "InitiateMultipartUploadResult"),
            Map.entry("GetObjectTagging", "Tagging"),
            Map.entry("GetBucketTagging", "Tagging"),
            Map.entry("GetBucketVersioning", "VersioningConfiguration"),
            Map.entry("GetBucketAcl", "AccessControlPolicy"),
            Map.entry("GetObjectAcl", "AccessControlPolicy"),
            Map.entry("GetBucketCors", "CORSConfiguration"),
            Map.entry("GetBucketLifecycleConfiguration", "LifecycleConfiguration"),
            Map.entry("GetBucketNotificationConfiguration", "NotificationConfiguration"),
            Map.entry("GetBucketWebsite", "WebsiteConfiguration"),
            Map.entry("GetBucketLogging", "BucketLoggingStatus"),
            Map.entry("GetBucketRequestPayment", "RequestPaymentConfiguration"),
            Map.entry("GetBucketAccelerateConfiguration", "AccelerateConfiguration"),
            Map.entry("GetObjectAttributes", "GetObjectAttributesResponse"));

    @Override
    public String template(String operation, String uri) {
        return uri.startsWith("/") && !uri.startsWith("/{Key+}") ? uri : "/{Bucket}" + uri;
    }

    @Override
    public String contentType() {
        return "application/xml";
    }

    @Override
    public void read(byte[] document, SdkPojo into) {
        XmlReader.read(document, into);
    }

    @Override
    public byte[] write(String operation, String root, SdkPojo value) {
        var element = root.isEmpty() ? ROOTS.getOrDefault(operation, operation + "Result") : root;
        return XmlWriter.write(element, NAMESPACE, value);
    }

    @Override
    public byte[] writeText(String operation, String value) {
        return operation.equals("GetBucketLocation")
                ? xml("<LocationConstraint xmlns=\"" + NAMESPACE + "\">" + XmlWriter.escape(value)
                        + "</LocationConstraint>")
                : value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int status(String operation, String method) {
        return method.equals("DELETE") || operation.equals("PutBucketPolicy") ? 204 : 200;
    }

    @Override
    public WireResponse error(WireRequest request, Fault fault, Map<String, List<String>> headers) {
        var body = request.method().equals("HEAD") || fault.status() == 304
                ? new byte[0]
                : xml("<Error><Code>" + XmlWriter.escape(fault.code()) + "</Code><Message>"
                        + XmlWriter.escape(fault.message()) + "</Message><Resource>" + XmlWriter.escape(request.path())
                        + "</Resource><RequestId>" + XmlWriter.escape(request.requestId()) + "</RequestId></Error>");
        var all = new LinkedHashMap<>(headers);
        if (body.length > 0) {
            all.put("Content-Type", List.of(contentType()));
        }
        return new WireResponse(fault.status(), all, new ByteArrayInputStream(body), body.length);
    }

    private static byte[] xml(String document) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document).getBytes(StandardCharsets.UTF_8);
    }
}
