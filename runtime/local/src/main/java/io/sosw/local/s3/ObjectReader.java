package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.S3Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** GetObject and HeadObject. */
final class ObjectReader {
    private final S3Store store;
    private final Buckets buckets;

    ObjectReader(S3Store store, Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    /** The version that a reader asks for; what is deleted or absent is an error. */
    ObjectVersion find(Bucket bucket, String key, @Nullable String versionId) {
        var version = versionId == null ? bucket.newest(key) : bucket.version(key, versionId);
        if (version == null) {
            throw versionId == null ? S3Errors.noSuchKey(Map.of()) : S3Errors.noSuchVersion();
        }
        if (version.deleteMarker()) {
            var headers = Map.of("x-amz-delete-marker", "true", "x-amz-version-id", version.versionId());
            throw versionId == null ? S3Errors.noSuchKey(headers) : S3Errors.methodNotAllowed(headers);
        }
        return version;
    }

    <T> T get(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var conditions = new Conditions(
                request.ifMatch(), request.ifNoneMatch(), request.ifModifiedSince(), request.ifUnmodifiedSince());
        while (true) {
            var version = find(bucket, request.key(), request.versionId());
            conditions.checkRead(version);
            var slice = Slice.of(version, request.range(), request.partNumber());
            var headers = headers(bucket, version, slice, request.checksumMode() == ChecksumMode.ENABLED);
            put(headers, "Cache-Control", request.responseCacheControl());
            put(headers, "Content-Disposition", request.responseContentDisposition());
            put(headers, "Content-Encoding", request.responseContentEncoding());
            put(headers, "Content-Language", request.responseContentLanguage());
            put(headers, "Content-Type", request.responseContentType());
            if (request.responseExpires() != null) {
                headers.put("Expires", StoredHeaders.date(request.responseExpires()));
            }
            var response =
                    StoredHeaders.fill(GetObjectResponse.builder(), headers).metadata(version.metadata());
            response.sdkHttpResponse(status(slice));
            try {
                var in = store.bodies().open(version.segments(), slice.first(), slice.length());
                return transform(transformer, response.build(), AbortableInputStream.create(in));
            } catch (NoSuchFileException e) {
                if (version.equals(find(bucket, request.key(), request.versionId()))) {
                    throw new UncheckedIOException("The body of " + request.key() + " is gone", e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    HeadObjectResponse head(HeadObjectRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var version = find(bucket, request.key(), request.versionId());
        new Conditions(request.ifMatch(), request.ifNoneMatch(), request.ifModifiedSince(), request.ifUnmodifiedSince())
                .checkRead(version);
        var slice = Slice.of(version, request.range(), request.partNumber());
        var headers = headers(bucket, version, slice, request.checksumMode() == ChecksumMode.ENABLED);
        var response = StoredHeaders.fill(HeadObjectResponse.builder(), headers).metadata(version.metadata());
        response.sdkHttpResponse(status(slice));
        return response.build();
    }

    private static Map<String, String> headers(
            Bucket bucket, ObjectVersion version, Slice slice, boolean withChecksum) {
        var headers = new LinkedHashMap<>(StoredHeaders.of(bucket, version, withChecksum && !slice.isPartial()));
        headers.put("Content-Length", Long.toString(slice.length()));
        if (slice.isPartial()) {
            headers.put("Content-Range", slice.contentRange(version.size()));
        }
        if (slice.parts() > 0) {
            headers.put("x-amz-mp-parts-count", Integer.toString(slice.parts()));
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static SdkHttpResponse status(Slice slice) {
        return SdkHttpResponse.builder()
                .statusCode(slice.isPartial() ? 206 : 200)
                .build();
    }

    private static <T> T transform(
            ResponseTransformer<GetObjectResponse, T> transformer, GetObjectResponse response, AbortableInputStream in)
            throws IOException {
        try {
            var result = transformer.transform(response, in);
            if (!transformer.needsConnectionLeftOpen()) {
                in.close();
            }
            return result;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        } catch (Exception e) {
            in.close();
            throw new IllegalStateException("The answer's transformer failed", e);
        }
    }
}
