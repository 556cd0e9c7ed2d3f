package io.sosw.local.s3.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/** The binary form of texts, maps and lists in the index. */
final class Fields {
    private Fields() {}

    static void write(WriteBuffer out, String text) {
        out.putVarInt(text.length()).putStringData(text, text.length());
    }

    static String text(ByteBuffer in) {
        return DataUtils.readString(in);
    }

    static long number(ByteBuffer in) {
        return DataUtils.readVarLong(in);
    }

    static void write(WriteBuffer out, Map<String, String> map) {
        out.putVarInt(map.size());
        map.forEach((name, value) -> {
            write(out, name);
            write(out, value);
        });
    }

    static Map<String, String> map(ByteBuffer in) {
        var size = DataUtils.readVarInt(in);
        if (size == 0) {
            return Map.of();
        }
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < size; i++) {
            var name = text(in);
            map.put(name, text(in));
        }
        return map;
    }

    static <T> void write(WriteBuffer out, List<T> list, BiConsumer<WriteBuffer, T> writer) {
        out.putVarInt(list.size());
        list.forEach(element -> writer.accept(out, element));
    }

    static <T> List<T> list(ByteBuffer in, Function<ByteBuffer, T> reader) {
        var size = DataUtils.readVarInt(in);
        if (size == 0) {
            return List.of();
        }
        var list = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.apply(in));
        }
        return list;
    }
}
