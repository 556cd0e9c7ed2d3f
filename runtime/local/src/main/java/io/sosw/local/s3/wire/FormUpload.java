package io.sosw.local.s3.wire;

import io.sosw.local.s3.LocalS3;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import io.sosw.local.wire.rest.BadRequest;
import io.sosw.local.wire.rest.HeaderMembers;
import io.sosw.local.wire.rest.XmlWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Uploads from browsers: POST of a form to the bucket. */
final class FormUpload {
    private static final String METADATA = "x-amz-meta-";

    private final Clock clock;

    FormUpload(Clock clock) {
        this.clock = clock;
    }

    static boolean isForm(WireRequest request) {
        return request.method().equals("POST") && request.header("content-type").startsWith("multipart/form-data");
    }

    WireResponse serve(WireRequest request, Served service) throws IOException {
        var bucket = request.path().replaceAll("^/|/$", "");
        var form = new FormReader(request);
        var file = form.readToFile();
        var fields = form.fields();
        fields.put("bucket", bucket);
        var sizes = new long[] {0, Long.MAX_VALUE};
        var policy = fields.get("policy");
        if (policy != null) {
            var parsed = FormPolicy.parse(policy);
            parsed.check(fields, clock.instant());
            sizes = parsed.sizes();
        }
        var key = fields.getOrDefault("key", "").replace("${filename}", form.filename());
        if (key.isEmpty()) {
            throw new BadRequest("InvalidArgument", "Bucket POST must contain a field named 'key'.", null);
        }
        var sized = new SizedStream(file, sizes[0], sizes[1]);
        var body = RequestBody.fromContentProvider(() -> sized, "application/octet-stream");
        var asked = request(bucket, key, fields);
        var kept = service.calls().body(body);
        var response = (PutObjectResponse) service.calls()
                .around(service, "PutObject", asked, () -> put((S3Client) service.client(), asked, kept));
        return answer(bucket, key, fields, response);
    }

    private static PutObjectResponse put(S3Client client, PutObjectRequest request, RequestBody body) {
        return client instanceof LocalS3 local ? local.post(request, body) : client.putObject(request, body);
    }

    private static PutObjectRequest request(String bucket, String key, Map<String, String> fields) {
        var builder = PutObjectRequest.builder();
        var headers = new LinkedHashMap<String, String>();
        for (var field : builder.sdkFields()) {
            var value = fields.get(field.locationName().toLowerCase(java.util.Locale.ROOT));
            if (value != null) {
                headers.put(field.locationName(), value);
            }
        }
        HeaderMembers.fill(builder, headers);
        var metadata = fields.entrySet().stream()
                .filter(f -> f.getKey().startsWith(METADATA))
                .collect(Collectors.toMap(f -> f.getKey().substring(METADATA.length()), Map.Entry::getValue));
        return builder.bucket(bucket).key(key).metadata(metadata).build();
    }

    private static WireResponse answer(
            String bucket, String key, Map<String, String> fields, PutObjectResponse response) {
        var etag = response.eTag();
        var location = "/" + bucket + "/"
                + URLEncoder.encode(key, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("ETag", List.of(etag));
        headers.put("Location", List.of(location));
        var redirect = fields.getOrDefault("success_action_redirect", fields.getOrDefault("redirect", ""));
        if (!redirect.isEmpty()) {
            var query = "bucket=" + bucket + "&key=" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&etag="
                    + URLEncoder.encode(etag, StandardCharsets.UTF_8);
            headers.put("Location", List.of(redirect + (redirect.contains("?") ? "&" : "?") + query));
            return new WireResponse(303, headers, new ByteArrayInputStream(new byte[0]), 0);
        }
        var status = fields.getOrDefault("success_action_status", "204");
        if (status.equals("201")) {
            var xml = "<PostResponse><Location>" + XmlWriter.escape(location) + "</Location><Bucket>"
                    + XmlWriter.escape(bucket) + "</Bucket><Key>" + XmlWriter.escape(key) + "</Key><ETag>"
                    + XmlWriter.escape(etag) + "</ETag></PostResponse>";
            var bytes = xml.getBytes(StandardCharsets.UTF_8);
            headers.put("Content-Type", List.of("application/xml"));
            return new WireResponse(201, headers, new ByteArrayInputStream(bytes), bytes.length);
        }
        return new WireResponse(status.equals("200") ? 200 : 204, headers, new ByteArrayInputStream(new byte[0]), 0);
    }
}
