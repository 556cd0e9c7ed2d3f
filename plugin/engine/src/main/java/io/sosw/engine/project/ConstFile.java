package io.sosw.engine.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * {@code const.yml}: the sane defaults of the functions' options, each with its line.
 *
 * @param source the file's name
 * @param values by name; names of nested mappings are joined by a dot
 */
public record ConstFile(String source, Map<String, Value> values) {
    /** The file's name in the project's directory. */
    public static final String NAME = "const.yml";

    /** A default and where it stands. */
    public record Value(Object value, int line) {}

    /** Reads the file; a project without one has no defaults of its own. */
    public static ConstFile read(Path file) {
        return Files.isRegularFile(file)
                ? of(YamlFile.read(file))
                : new ConstFile(String.valueOf(file.getFileName()), Map.of());
    }

    static ConstFile of(YamlFile file) {
        var findings = new Findings(file.name());
        var values = new LinkedHashMap<String, Value>();
        collect(Block.of(file.root(), "", findings), "", values, findings);
        findings.throwIfAny("mend the named lines of " + file.name() + ".", "const-yml");
        return new ConstFile(file.name(), values);
    }

    private static void collect(Block block, String prefix, Map<String, Value> values, Findings findings) {
        for (String key : block.keys()) {
            var node = block.node(key);
            if (node instanceof MappingNode) {
                collect(block.block(key), prefix + key + ".", values, findings);
                continue;
            }
            var value = Scalars.value(node, findings);
            if (value == null) {
                findings.add(block.lineOf(key), "'" + prefix + key + "' has no value; write '' for an empty text");
            } else {
                values.put(prefix + key, new Value(value, block.lineOf(key)));
            }
        }
    }
}
