package io.sosw.engine.project;

import io.sosw.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code sosw.yml}: the project's functions. */
public final class FunctionsFile {
    /** The file's name in the project's directory. */
    public static final String NAME = "sosw.yml";

    private static final String FIX = "mend the named lines of " + NAME + ".";

    private FunctionsFile() {}

    /** Reads and validates the file; all problems are told in one message. */
    public static List<FunctionSpec> read(Path file, FunctionDefaults defaults, TemplateOutline template) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "there is no " + NAME + " in " + file.toAbsolutePath().getParent(),
                    "declare the project's functions there, or run the command in the folder of the project.",
                    "missing-sosw-yml");
        }
        return parse(YamlFile.read(file), defaults, template);
    }

    static List<FunctionSpec> parse(YamlFile file, FunctionDefaults defaults, TemplateOutline template) {
        var findings = new Findings(file.name());
        var root = Block.of(file.root(), "", findings).only("functions");
        var functions = new ArrayList<FunctionSpec>();
        var block = root.block("functions");
        var reader = new FunctionReader(findings, defaults);
        for (String name : block.keys()) {
            functions.add(reader.read(name, block.lineOf(name), block.block(name)));
        }
        if (functions.isEmpty() && findings.isEmpty()) {
            findings.add(1, "declares no function; write functions: {my-function: {class: com.acme.MyFunction}}");
        }
        new References(functions, template, findings).check(block);
        findings.throwIfAny(FIX, "sosw-yml");
        return List.copyOf(functions);
    }
}
