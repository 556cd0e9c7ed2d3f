package io.sosw.local.s3.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the index keeps its keys. */
final class VersionKeyType extends BasicDataType<VersionKey> {
    @Override
    public int compare(VersionKey left, VersionKey right) {
        return left.compareTo(right);
    }

    @Override
    public int getMemory(VersionKey key) {
        return 72 + key.key().length();
    }

    @Override
    public void write(WriteBuffer out, VersionKey key) {
        Fields.write(out, key.key());
        out.putVarLong(key.sequence());
    }

    @Override
    public VersionKey read(ByteBuffer in) {
        return new VersionKey(Fields.text(in), Fields.number(in));
    }

    @Override
    public VersionKey[] createStorage(int size) {
        return new VersionKey[size];
    }
}
