package io.sosw.local.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * What a copy copies.
 *
 * @param bucket its bucket
 * @param key its key
 * @param versionId or null for the current version
 */
@SuppressWarnings("deprecation") // older clients name the source by the header
record CopySource(String bucket, String key, @Nullable String versionId) {

    static CopySource of(CopyObjectRequest request) {
        return request.copySource() == null
                ? new CopySource(request.sourceBucket(), request.sourceKey(), request.sourceVersionId())
                : parse(request.copySource());
    }

    static CopySource of(UploadPartCopyRequest request) {
        return request.copySource() == null
                ? new CopySource(request.sourceBucket(), request.sourceKey(), request.sourceVersionId())
                : parse(request.copySource());
    }

    /** The header: {@code /bucket/key?versionId=…}, URL-encoded, the slash before the bucket optional. */
    static CopySource parse(String header) {
        var question = header.lastIndexOf("?versionId=");
        var path = URLDecoder.decode(
                (question < 0 ? header : header.substring(0, question)).replace("+", "%2B"), StandardCharsets.UTF_8);
        var start = path.startsWith("/") ? 1 : 0;
        var slash = path.indexOf('/', start);
        if (slash < 0 || slash == path.length() - 1) {
            throw S3Errors.invalid("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        var versionId = question < 0 ? null : header.substring(question + "?versionId=".length());
        return new CopySource(path.substring(start, slash), path.substring(slash + 1), versionId);
    }
}
