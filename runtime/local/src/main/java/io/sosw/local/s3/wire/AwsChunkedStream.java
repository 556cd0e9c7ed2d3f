package io.sosw.local.s3.wire;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.s3.checksum.HashingStream;
import io.sosw.local.wire.rest.BadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames off a body in {@code aws-chunked} coding (S3 API Reference, "Signature calculations: transferring
 * payload in multiple chunks") and checks lengths and trailing checksum. Not thread-safe.
 */
final class AwsChunkedStream extends InputStream {
    private static final int LONGEST_LINE = 4096;
    private static final long LARGEST_CHUNK = 5L << 30;

    private final InputStream in;
    private final long announced;
    private final HashingStream content;
    private final List<Algorithm> trailer;
    private long left;
    private boolean ended;

    /**
     * @param announced the decoded length, or -1
     * @param trailer the checksum that follows the body, if one does
     */
    AwsChunkedStream(InputStream in, long announced, List<Algorithm> trailer) {
        this.in = in;
        this.announced = announced;
        this.trailer = trailer;
        this.content = new HashingStream(in, trailer);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        var count = content.read(bytes, offset, (int) Math.min(wanted, left));
        if (count < 0) {
            throw incomplete("The body ends inside a chunk, " + left + " bytes before its end.");
        }
        left -= count;
        if (left == 0 && !line().isEmpty()) {
            throw incomplete("A chunk is longer than its header says.");
        }
        return count;
    }

    private void nextChunk() throws IOException {
        var header = line();
        var size = header.split(";", 2)[0].trim();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException e) {
            throw incomplete("Not a chunk size: " + size);
        }
        if (left < 0 || left > LARGEST_CHUNK || announced >= 0 && content.length() + left > announced) {
            throw incomplete("Chunks hold more than the " + announced + " bytes announced: a chunk of " + left
                    + " follows " + content.length() + ".");
        }
        if (left == 0) {
            ended = true;
            readTrailers();
            if (announced >= 0 && content.length() != announced) {
                throw incomplete(
                        "Chunks hold " + content.length() + " bytes instead of the " + announced + " announced.");
            }
        }
    }

    private void readTrailers() throws IOException {
        var found = false;
        for (var line = lineOrEnd(); line != null && !line.isEmpty(); line = lineOrEnd()) {
            var colon = line.indexOf(':');
            var name = line.substring(0, Math.max(0, colon)).trim().toLowerCase(Locale.ROOT);
            for (var algorithm : trailer) {
                if (algorithm.header().equals(name)) {
                    found = true;
                    check(algorithm, line.substring(colon + 1).trim());
                }
            }
        }
        if (!found && !trailer.isEmpty()) {
            throw new BadRequest(
                    "MalformedTrailerError",
                    "The request contained trailing data that was not well-formed or did not conform to our published schema.",
                    null);
        }
    }

    private void check(Algorithm algorithm, String claim) {
        if (!claim.equals(content.base64(algorithm))) {
            throw new BadRequest(
                    "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.", null);
        }
    }

    private String line() throws IOException {
        var line = lineOrEnd();
        if (line == null) {
            throw incomplete("The body ends where a chunk should begin.");
        }
        return line;
    }

    private @Nullable String lineOrEnd() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() > LONGEST_LINE) {
                throw incomplete("A chunk header is longer than " + LONGEST_LINE + " bytes.");
            }
            line.append((char) c);
        }
        var length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    private static BadRequest incomplete(String message) {
        return new BadRequest("IncompleteBody", message, null);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
