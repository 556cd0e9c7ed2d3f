package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.s3.store.StoredChecksum;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** Checksums as members of documents: {@code ChecksumCRC32} and its like. */
final class Checksums {
    private Checksums() {}

    /** Sets the member that is named after the checksum's algorithm. */
    static <B extends SdkPojo> B fill(B builder, StoredChecksum checksum) {
        return fill(builder, Map.of(checksum.algorithm(), checksum.value()));
    }

    /**
     * @param values base 64 by algorithm
     */
    static <B extends SdkPojo> B fill(B builder, Map<String, String> values) {
        for (var field : builder.sdkFields()) {
            if (field.memberName().startsWith("Checksum")) {
                var value = values.get(field.memberName().substring("Checksum".length()));
                if (value != null) {
                    field.set(builder, value);
                }
            }
        }
        return builder;
    }

    /** Sets the members by which listings tell of a checksum. */
    static <B extends SdkPojo> B listed(B builder, ObjectVersion version) {
        for (var field : builder.sdkFields()) {
            if (field.memberName().equals("ChecksumAlgorithm")
                    && !version.checksum().value().isEmpty()) {
                field.set(builder, List.of(version.checksum().algorithm()));
            } else if (field.memberName().equals("ChecksumType")
                    && !version.checksum().value().isEmpty()) {
                field.set(builder, version.checksum().type());
            }
        }
        return builder;
    }

    /** The value of the member named after the algorithm, or empty. */
    static String read(SdkPojo pojo, String algorithm) {
        for (var field : pojo.sdkFields()) {
            if (field.memberName().equals("Checksum" + algorithm)) {
                var value = field.getValueOrDefault(pojo);
                return value == null ? "" : value.toString();
            }
        }
        return "";
    }
}
