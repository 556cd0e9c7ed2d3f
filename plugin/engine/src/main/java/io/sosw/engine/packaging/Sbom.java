package io.sosw.engine.packaging;

import io.sosw.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The bill of materials in CycloneDX 1.6: what is inside and what drags it in. No clock and no chance in it, so equal
 * packages have equal bills.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
public final class Sbom {
    /** How such a file's name ends. */
    public static final String SUFFIX = ".cdx.json";

    private static final String TYPE = "library";

    private Sbom() {}

    /**
     * Writes the bill as JSON.
     *
     * @param file in the folder of what is packaged
     * @param name of the application
     * @param contentHash equal for equal packages
     */
    public static void write(Path file, String name, String contentHash, List<Library> libraries) throws IOException {
        var hashes = LibraryHashes.beside(file);
        Files.writeString(file, json(name, contentHash, libraries, hashes));
        hashes.keep();
    }

    private static String json(String name, String contentHash, List<Library> libraries, LibraryHashes hashes)
            throws IOException {
        var components = new ArrayList<Map<String, Object>>();
        var needs = new LinkedHashMap<String, List<String>>();
        var root = "application:" + name;
        needs.put(root, new ArrayList<>());
        var sorted = new ArrayList<>(libraries);
        sorted.sort(Comparator.comparing(Library::fileName));
        for (Library library : sorted) {
            var artifact = MavenCoordinates.of(library);
            components.add(component(library, artifact, hashes));
            needs.computeIfAbsent(artifact.purl(), key -> new ArrayList<>());
            var trail = library.trail();
            var parent = trail.size() < 2
                    ? root
                    : MavenCoordinates.parse(trail.get(trail.size() - 2), library)
                            .purl();
            needs.computeIfAbsent(parent, key -> new ArrayList<>()).add(artifact.purl());
        }
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("component", ordered("type", "application", "bom-ref", root, "name", name));
        var bill = new LinkedHashMap<String, Object>();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(contentHash.getBytes(StandardCharsets.UTF_8)));
        bill.put("version", 1);
        bill.put("metadata", metadata);
        bill.put("components", components);
        bill.put(
                "dependencies",
                needs.entrySet().stream()
                        .map(need -> ordered("ref", need.getKey(), "dependsOn", need.getValue()))
                        .toList());
        return Json.pretty(bill) + "\n";
    }

    private static Map<String, Object> component(Library library, MavenCoordinates artifact, LibraryHashes hashes)
            throws IOException {
        var component =
                ordered("type", TYPE, "bom-ref", artifact.purl(), "group", artifact.group(), "name", artifact.name());
        component.put("version", artifact.version());
        component.put("purl", artifact.purl());
        if (Files.isRegularFile(library.file())) {
            component.put("hashes", List.of(ordered("alg", "SHA-256", "content", hashes.sha256(library.file()))));
        }
        return component;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }
}
