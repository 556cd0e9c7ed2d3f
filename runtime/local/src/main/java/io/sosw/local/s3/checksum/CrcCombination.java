package io.sosw.local.s3.checksum;

/** The CRC of two concatenated texts from the CRCs of both, by squaring matrices over GF(2) as zlib does. */
final class CrcCombination {
    private final int width;
    private final long polynomial;

    /**
     * @param width 32 or 64 bits
     * @param polynomial reflected
     */
    CrcCombination(int width, long polynomial) {
        this.width = width;
        this.polynomial = polynomial;
    }

    long combine(long first, long second, long secondLength) {
        var odd = new long[width];
        odd[0] = polynomial;
        for (int i = 1; i < width; i++) {
            odd[i] = 1L << i - 1;
        }
        var matrix = square(square(odd)); // four zero bits
        var crc = first;
        for (var length = secondLength; length > 0; length >>= 1) {
            matrix = square(matrix);
            if ((length & 1) != 0) {
                crc = times(matrix, crc);
            }
        }
        return crc ^ second;
    }

    private long[] square(long[] matrix) {
        var square = new long[width];
        for (int i = 0; i < width; i++) {
            square[i] = times(matrix, matrix[i]);
        }
        return square;
    }

    private static long times(long[] matrix, long vector) {
        long sum = 0;
        for (int i = 0; vector != 0; i++, vector >>>= 1) {
            if ((vector & 1) != 0) {
                sum ^= matrix[i];
            }
        }
        return sum;
    }
}
