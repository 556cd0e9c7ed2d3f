package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** ListObjectVersions. */
final class VersionListing {
    private final Buckets buckets;

    VersionListing(Buckets buckets) {
        this.buckets = buckets;
    }

    ListObjectVersionsResponse list(ListObjectVersionsRequest request) {
        var bucket = buckets.get(request.bucket(), request.expectedBucketOwner());
        if (request.versionIdMarker() != null && request.keyMarker() == null) {
            throw S3Errors.invalid("A version-id marker cannot be specified without a key marker.");
        }
        var query = Listing.query(request.prefix(), request.delimiter(), request.maxKeys(), true);
        var marker = Listing.text(request.keyMarker());
        var from = request.versionIdMarker() == null
                ? ListingPage.following(marker, query.delimiter(), query.prefix())
                : Listing.after(bucket, marker, request.versionIdMarker());
        var page = ListingPage.read(bucket, query, from);
        var url = request.encodingType() == EncodingType.URL;
        var versions = new ArrayList<software.amazon.awssdk.services.s3.model.ObjectVersion>();
        var markers = new ArrayList<DeleteMarkerEntry>();
        for (var version : page.versions()) {
            if (version.deleteMarker()) {
                markers.add(marker(bucket, version, url));
            } else {
                versions.add(entry(bucket, version, url));
            }
        }
        var last = page.lastVersion();
        return ListObjectVersionsResponse.builder()
                .name(bucket.name())
                .prefix(Listing.encode(Listing.text(request.prefix()), url))
                .delimiter(Listing.encode(request.delimiter(), url))
                .keyMarker(Listing.encode(marker, url))
                .versionIdMarker(Listing.text(request.versionIdMarker()))
                .maxKeys(query.limit())
                .isTruncated(page.truncated())
                .encodingType(request.encodingType())
                .nextKeyMarker(page.truncated() ? Listing.encode(page.last(), url) : null)
                .nextVersionIdMarker(page.truncated() && last != null ? last.versionId() : null)
                .versions(List.copyOf(versions))
                .deleteMarkers(List.copyOf(markers))
                .commonPrefixes(Listing.prefixes(page, url))
                .build();
    }

    private software.amazon.awssdk.services.s3.model.ObjectVersion entry(
            Bucket bucket, ObjectVersion version, boolean url) {
        var builder = software.amazon.awssdk.services.s3.model.ObjectVersion.builder()
                .key(Listing.encode(version.key(), url))
                .versionId(version.versionId())
                .isLatest(isLatest(bucket, version))
                .lastModified(version.modified())
                .eTag(StoredHeaders.quoted(version))
                .size(version.size())
                .storageClass(StoredHeaders.storageClass(version))
                .owner(buckets.owner());
        return Checksums.listed(builder, version).build();
    }

    private DeleteMarkerEntry marker(Bucket bucket, ObjectVersion version, boolean url) {
        return DeleteMarkerEntry.builder()
                .key(Listing.encode(version.key(), url))
                .versionId(version.versionId())
                .isLatest(isLatest(bucket, version))
                .lastModified(version.modified())
                .owner(buckets.owner())
                .build();
    }

    private static boolean isLatest(Bucket bucket, ObjectVersion version) {
        var newest = bucket.newest(version.key());
        return newest != null && newest.sequence() == version.sequence();
    }
}
