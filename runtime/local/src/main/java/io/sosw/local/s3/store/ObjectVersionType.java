package io.sosw.local.s3.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the index keeps versions. */
final class ObjectVersionType extends BasicDataType<ObjectVersion> {
    @Override
    public int getMemory(ObjectVersion version) {
        return 400
                + 2 * version.key().length()
                + 160 * (version.headers().size() + version.metadata().size());
    }

    @Override
    public void write(WriteBuffer out, ObjectVersion version) {
        Fields.write(out, version.key());
        out.putVarLong(version.sequence());
        Fields.write(out, version.versionId());
        out.putVarLong(version.modified().toEpochMilli());
        out.put((byte) (version.deleteMarker() ? 1 : 0));
        Fields.write(out, version.etag());
        Fields.write(out, version.headers());
        Fields.write(out, version.metadata());
        Fields.write(out, version.tags());
        Fields.write(out, version.checksum().algorithm());
        Fields.write(out, version.checksum().value());
        Fields.write(out, version.checksum().type());
        Fields.write(out, version.parts(), ObjectVersionType::write);
        Fields.write(out, version.segments(), ObjectVersionType::write);
    }

    @Override
    public ObjectVersion read(ByteBuffer in) {
        return new ObjectVersion(
                Fields.text(in),
                Fields.number(in),
                Fields.text(in),
                Instant.ofEpochMilli(Fields.number(in)),
                in.get() != 0,
                Fields.text(in),
                Fields.map(in),
                Fields.map(in),
                Fields.map(in),
                new StoredChecksum(Fields.text(in), Fields.text(in), Fields.text(in)),
                Fields.list(in, ObjectVersionType::part),
                Fields.list(in, ObjectVersionType::segment));
    }

    @Override
    public ObjectVersion[] createStorage(int size) {
        return new ObjectVersion[size];
    }

    private static void write(WriteBuffer out, PartSummary part) {
        out.putVarInt(part.number()).putVarLong(part.size());
        Fields.write(out, part.checksum());
    }

    private static PartSummary part(ByteBuffer in) {
        return new PartSummary(DataUtils.readVarInt(in), Fields.number(in), Fields.text(in));
    }

    private static void write(WriteBuffer out, Segment segment) {
        out.putVarLong(segment.id()).putVarLong(segment.length()).put((byte) (segment.inFile() ? 1 : 0));
    }

    private static Segment segment(ByteBuffer in) {
        return new Segment(Fields.number(in), Fields.number(in), in.get() != 0);
    }
}
