package io.sosw.engine.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which resources a CloudFormation template declares: logical ids and types, nothing else.
 *
 * @param present false where the project has no template
 */
public record TemplateOutline(String file, boolean present, Map<String, String> types) {
    /** The file's name in the project's directory. */
    public static final String NAME = "template.yaml";

    /** The outline of a template file; without one the outline is empty and nothing is checked against it. */
    public static TemplateOutline read(Path file) {
        return Files.isRegularFile(file)
                ? of(YamlFile.read(file))
                : new TemplateOutline(String.valueOf(file.getFileName()), false, Map.of());
    }

    static TemplateOutline of(YamlFile file) {
        var findings = new Findings(file.name());
        var resources = Block.of(file.root(), "", findings).block("Resources");
        var types = new LinkedHashMap<String, String>();
        for (String id : resources.keys()) {
            var type = resources.block(id).text("Type");
            if (type == null) {
                findings.add(resources.lineOf(id), "resource '" + id + "' has no Type");
            } else {
                types.put(id, type);
            }
        }
        findings.throwIfAny("mend the named lines of " + file.name() + ".", "template");
        return new TemplateOutline(file.name(), true, types);
    }

    /** Whether a resource of the type is declared. */
    public boolean declares(String type) {
        return types.containsValue(type);
    }

    List<String> named(List<String> wanted) {
        return types.entrySet().stream()
                .filter(entry -> wanted.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
