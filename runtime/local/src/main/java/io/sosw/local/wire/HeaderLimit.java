package io.sosw.local.wire;

/** What names and values of all headers may come to. The server itself refuses a line of 128 KB. */
final class HeaderLimit {
    private static final int BYTES = 64 << 10;
    static final String MESSAGE = "the headers are larger than " + BYTES + " bytes";

    private HeaderLimit() {}

    static boolean isExceeded(WireRequest request) {
        var size = 0L;
        for (var header : request.headers().entrySet()) {
            for (var value : header.getValue()) {
                size += header.getKey().length() + value.length();
            }
        }
        return size > BYTES;
    }
}
