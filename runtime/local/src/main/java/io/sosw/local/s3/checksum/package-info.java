/** Checksums of S3: the JDK's, CRC-64/NVME, and checksums of checksums. */
@NullMarked
package io.sosw.local.s3.checksum;

import org.jspecify.annotations.NullMarked;
