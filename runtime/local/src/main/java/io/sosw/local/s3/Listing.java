package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.VersionKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** ListObjects, versions 1 and 2. */
final class Listing {
    private static final int MOST = 1000;

    private final Buckets buckets;

    Listing(Buckets buckets) {
        this.buckets = buckets;
    }

    ListObjectsV2Response list(ListObjectsV2Request request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var query = query(request.prefix(), request.delimiter(), request.maxKeys(), false);
        var from = request.continuationToken() == null
                ? ListingPage.after(text(request.startAfter()))
                : ListingPage.following(decoded(request.continuationToken()), query.delimiter(), query.prefix());
        var page = ListingPage.read(bucket, query, from);
        var url = request.encodingType() == EncodingType.URL;
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(encode(text(request.prefix()), url))
                .delimiter(encode(request.delimiter(), url))
                .maxKeys(query.limit())
                .keyCount(page.versions().size() + page.prefixes().size())
                .isTruncated(page.truncated())
                .encodingType(request.encodingType())
                .continuationToken(request.continuationToken())
                .nextContinuationToken(page.truncated() ? encoded(page.last()) : null)
                .startAfter(encode(request.startAfter(), url))
                .contents(contents(page.versions(), url, Boolean.TRUE.equals(request.fetchOwner())))
                .commonPrefixes(prefixes(page, url))
                .build();
    }

    ListObjectsResponse list(ListObjectsRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        var query = query(request.prefix(), request.delimiter(), request.maxKeys(), false);
        var from = ListingPage.following(text(request.marker()), query.delimiter(), query.prefix());
        var page = ListingPage.read(bucket, query, from);
        var url = request.encodingType() == EncodingType.URL;
        return ListObjectsResponse.builder()
                .name(bucket.name())
                .prefix(encode(text(request.prefix()), url))
                .marker(encode(text(request.marker()), url))
                .delimiter(encode(request.delimiter(), url))
                .maxKeys(query.limit())
                .isTruncated(page.truncated())
                .encodingType(request.encodingType())
                .nextMarker(page.truncated() && !query.delimiter().isEmpty() ? encode(page.last(), url) : null)
                .contents(contents(page.versions(), url, true))
                .commonPrefixes(prefixes(page, url))
                .build();
    }

    static ListingPage.Query query(
            @Nullable String prefix, @Nullable String delimiter, @Nullable Integer maxKeys, boolean allVersions) {
        if (maxKeys != null && maxKeys < 0) {
            throw S3Errors.invalid("Argument maxKeys must be an integer between 0 and 2147483647");
        }
        var limit = maxKeys == null ? MOST : Math.min(MOST, maxKeys);
        return new ListingPage.Query(text(prefix), text(delimiter), limit, allVersions);
    }

    static List<CommonPrefix> prefixes(ListingPage page, boolean url) {
        return page.prefixes().stream()
                .map(p -> CommonPrefix.builder().prefix(encode(p, url)).build())
                .toList();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** For keys that XML cannot hold. */
    static @Nullable String encode(@Nullable String text, boolean url) {
        return text == null || !url
                ? text
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private List<S3Object> contents(List<ObjectVersion> versions, boolean url, boolean withOwner) {
        return versions.stream()
                .map(v -> Checksums.listed(
                                S3Object.builder()
                                        .key(encode(v.key(), url))
                                        .lastModified(v.modified())
                                        .eTag(StoredHeaders.quoted(v))
                                        .size(v.size())
                                        .storageClass(StoredHeaders.storageClass(v))
                                        .owner(withOwner ? buckets.owner() : null),
                                v)
                        .build())
                .toList();
    }

    private static String encoded(String marker) {
        return Base64.getUrlEncoder().encodeToString(marker.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalid("The continuation token provided is incorrect");
        }
    }

    /** Where versions after the given one begin. */
    static VersionKey after(Bucket bucket, String key, @Nullable String versionId) {
        var version = versionId == null ? null : bucket.version(key, versionId);
        return version == null ? ListingPage.after(key) : new VersionKey(key, version.sequence() - 1);
    }
}
