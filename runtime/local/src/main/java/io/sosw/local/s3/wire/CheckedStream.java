package io.sosw.local.s3.wire;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.checksum.HashingStream;
import io.sosw.local.wire.rest.BadRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Ends with an error instead of its end if the bytes were not those that were claimed. */
final class CheckedStream extends FilterInputStream {
    private final HashingStream hashing;
    private final Map<Algorithm, String> claims;
    private final String code;

    CheckedStream(InputStream in, Map<Algorithm, String> claims, String code) {
        this(new HashingStream(in, claims.keySet()), claims, code);
    }

    private CheckedStream(HashingStream hashing, Map<Algorithm, String> claims, String code) {
        super(hashing);
        this.hashing = hashing;
        this.claims = claims;
        this.code = code;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        var count = in.read(bytes, offset, wanted);
        if (count < 0) {
            claims.forEach(this::check);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check(Algorithm algorithm, String claim) {
        if (!claim.equals(hashing.hex(algorithm)) && !claim.equals(hashing.base64(algorithm))) {
            throw new BadRequest(
                    code,
                    "The " + algorithm + " you specified did not match what we received: " + claim + " instead of "
                            + hashing.base64(algorithm),
                    null);
        }
    }
}
