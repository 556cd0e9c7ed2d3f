package io.sosw.essentials;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The recorded answers of sosw 0.7.47; see vectors/NOTICE. */
public final class Vectors {
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Vectors() {}

    /** The vectors of one operation whose recorded defects are all kept. */
    public static Stream<JsonNode> of(String file, String op, Set<String> mended) {
        try (var in = open(file + ".jsonl")) {
            var found = new ArrayList<JsonNode>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                var vector = MAPPER.readTree(line);
                if (vector.get("op").asText().equals(op)
                        && quirks(vector).stream().noneMatch(mended::contains)) {
                    found.add(vector);
                }
            }
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the test resources, or from the folder that {@code -Dsosw.vectors} names. */
    private static InputStream open(String name) throws IOException {
        var folder = System.getProperty("sosw.vectors");
        return folder == null
                ? Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + name))
                : Files.newInputStream(Path.of(folder, name));
    }

    /** The ids of the original's defects that show in the vector, such as {@code Q04}. */
    public static List<String> quirks(JsonNode vector) {
        var ids = new ArrayList<String>();
        vector.path("quirks").forEach(quirk -> ids.add(quirk.asText().replaceAll("-.*", "")));
        return ids;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(JsonNode node) {
        return node.has("$dict") || node.findValue("$dict") != null
                ? (Map<String, Object>) value(node)
                : MAPPER.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    public static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        (node.has("$tuple") ? node.get("$tuple") : node).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** A value with the encodings of the vectors taken off; keys become text. */
    public static Object value(JsonNode node) {
        if (node.has("$dict")) {
            var map = new LinkedHashMap<String, Object>();
            node.get("$dict").forEach(pair -> map.put(pair.get(0).asText(), value(pair.get(1))));
            return map;
        }
        if (node.has("$tuple")) {
            return value(node.get("$tuple"));
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            node.forEach(item -> list.add(value(item)));
            return list;
        }
        if (node.isObject()) {
            var map = new LinkedHashMap<String, Object>();
            node.properties().forEach(member -> map.put(member.getKey(), value(member.getValue())));
            return map;
        }
        return node.isMissingNode() ? null : MAPPER.convertValue(node, Object.class);
    }
}
