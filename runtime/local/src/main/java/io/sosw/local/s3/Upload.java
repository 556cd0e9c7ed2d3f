package io.sosw.local.s3;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.checksum.HashingStream;
import io.sosw.local.s3.store.Bodies;
import io.sosw.local.s3.store.Segment;
import io.sosw.local.wire.rest.HeaderMembers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Bytes that arrived and are what the client said they are.
 *
 * @param segments where they are
 * @param md5 in hexadecimal
 * @param algorithm of the additional checksum
 * @param checksum in base 64
 */
record Upload(List<Segment> segments, String md5, Algorithm algorithm, String checksum) {

    /**
     * Stores a request's body and checks length, Content-MD5 and checksum.
     *
     * @param wanted the checksum to keep if the request names none
     */
    static Upload receive(Bodies bodies, SdkPojo request, RequestBody body, Algorithm wanted) {
        var claims = claims(request);
        var algorithm = claims.keySet().stream()
                .filter(a -> a != Algorithm.MD5)
                .findFirst()
                .or(() -> named(request))
                .orElse(wanted);
        var md5 = claims.get(Algorithm.MD5);
        if (md5 != null && !isMd5(md5)) {
            throw S3Errors.of(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
        }
        try (var in = body.contentStreamProvider().newStream()) {
            var upload = store(bodies, in, algorithm);
            try {
                upload.check(body, claims);
            } catch (RuntimeException e) {
                bodies.release(upload.segments());
                throw e;
            }
            return upload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores bytes that need no check. */
    static Upload store(Bodies bodies, InputStream in, Algorithm algorithm) throws IOException {
        var hashing = new HashingStream(in, EnumSet.of(Algorithm.MD5, algorithm));
        var segments = bodies.write(hashing);
        return new Upload(segments, hashing.hex(Algorithm.MD5), algorithm, hashing.base64(algorithm));
    }

    long size() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    private void check(RequestBody body, Map<Algorithm, String> claims) {
        var length = body.optionalContentLength();
        if (length.isPresent() && length.get() != size()) {
            throw S3Errors.of(
                    400,
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }
        var claimedMd5 = claims.get(Algorithm.MD5);
        if (claimedMd5 != null && !claimedMd5.equals(base64(md5))) {
            throw S3Errors.of(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
        var claimed = claims.get(algorithm);
        if (claimed != null && !claimed.equals(checksum)) {
            throw S3Errors.of(
                    400, "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
        }
    }

    private static Map<Algorithm, String> claims(SdkPojo request) {
        var names = new HashMap<String, Algorithm>();
        names.put("Content-MD5", Algorithm.MD5);
        for (var algorithm : Algorithm.values()) {
            names.put(algorithm.header(), algorithm);
        }
        var claims = new HashMap<Algorithm, String>();
        HeaderMembers.read(request, names.keySet()).forEach((name, value) -> {
            var algorithm = names.get(name);
            if (algorithm != null) {
                claims.put(algorithm, value);
            }
        });
        return claims;
    }

    private static Optional<Algorithm> named(SdkPojo request) {
        var name = HeaderMembers.read(request, List.of("x-amz-sdk-checksum-algorithm"));
        return name.values().stream().findFirst().flatMap(Algorithm::named);
    }

    private static boolean isMd5(@Nullable String text) {
        try {
            return Base64.getDecoder().decode(text).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(java.util.HexFormat.of().parseHex(hex));
    }
}
