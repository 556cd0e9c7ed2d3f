package io.sosw.local.s3.checksum;

import java.util.zip.Checksum;

/** CRC-64/NVME (reflected polynomial 0x9A6C9329AC4BC9B5), eight bytes a step. Not thread-safe. */
final class Crc64Nvme implements Checksum {
    static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final long[][] TABLES = tables();

    private long crc = -1;

    @Override
    public void update(int b) {
        crc = TABLES[0][(int) (crc ^ b) & 0xFF] ^ crc >>> 8;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        var at = offset;
        var end = offset + length;
        while (at + 8 <= end) {
            var word = crc;
            long next = 0;
            for (int i = 0; i < 8; i++) {
                next ^= TABLES[7 - i][(int) (word >>> 8 * i ^ bytes[at + i]) & 0xFF];
            }
            crc = next;
            at += 8;
        }
        while (at < end) {
            update(bytes[at]);
            at++;
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = -1;
    }

    private static long[][] tables() {
        var tables = new long[8][256];
        for (int n = 0; n < 256; n++) {
            long value = n;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
            }
            tables[0][n] = value;
        }
        for (int n = 0; n < 256; n++) {
            for (int slice = 1; slice < 8; slice++) {
                var before = tables[slice - 1][n];
                tables[slice][n] = tables[0][(int) before & 0xFF] ^ before >>> 8;
            }
        }
        return tables;
    }
}
