package io.sosw.engine.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Reads the block of one function. */
final class FunctionReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Findings findings;
    private final FunctionDefaults defaults;

    FunctionReader(Findings findings, FunctionDefaults defaults) {
        this.findings = findings;
        this.defaults = defaults;
    }

    FunctionSpec read(String name, int line, Block block) {
        block.only(
                "class",
                "description",
                "trigger",
                "memory",
                "timeout",
                "environment",
                "retries",
                "uses",
                "calls",
                "continuation",
                "labourer");
        if (!NAME.matcher(name).matches()) {
            findings.add(line, "'" + name + "' cannot be a function's name; letters, digits, - and _, at most 64");
        }
        int timeout = block.integer("timeout", defaults.timeout(), 1, 900);
        return new FunctionSpec(
                name,
                line,
                className(name, line, block),
                or(block.text("description"), ""),
                block.has("trigger") ? new TriggerReader(findings).read(block.block("trigger")) : null,
                block.integer("memory", defaults.memory(), 128, 10_240),
                timeout,
                environment(block.block("environment")),
                block.integer("retries", 0, 0, 2),
                uses(block),
                block.texts("calls"),
                block.has("continuation") ? continuation(block.block("continuation")) : 0,
                block.has("labourer")
                        ? LabourerBlock.read(name, timeout, block.block("labourer"), findings)
                        : Map.of());
    }

    private String className(String name, int line, Block block) {
        var className = block.text("class");
        if (className == null) {
            findings.add(line, "function '" + name + "' has no class; write class: com.acme.MyFunction");
            return "";
        }
        if (!SourceVersion.isName(className)) {
            findings.add(block.lineOf("class"), "'" + className + "' is no name of a class");
        }
        return className;
    }

    private static Map<String, String> environment(Block block) {
        var map = new LinkedHashMap<String, String>();
        for (String key : block.keys()) {
            map.put(key, or(block.text(key), ""));
        }
        return map;
    }

    private static int continuation(Block block) {
        return block.only("max").integer("max", 100, 1, 10_000);
    }

    private List<Use> uses(Block function) {
        var uses = new ArrayList<Use>();
        for (Block block : function.blocks("uses")) {
            var kinds = Use.ACCESS.keySet().stream().filter(block::has).toList();
            if (kinds.size() == 1) {
                block.only(kinds.get(0), "access");
                uses.add(use(kinds.get(0), block));
            } else {
                findings.add(
                        block.line(),
                        block.name() + " must name exactly one of " + String.join(", ", Use.ACCESS.keySet())
                                + ", found " + String.join(" and ", block.keys()));
            }
        }
        return uses;
    }

    private Use use(String kind, Block block) {
        var allowed = Use.ACCESS.getOrDefault(kind, List.of());
        var access = or(block.text("access"), allowed.get(0));
        if (!allowed.contains(access)) {
            findings.add(
                    block.lineOf("access"),
                    "access '" + access + "' to a " + kind + " is not one of " + String.join(", ", allowed) + " in "
                            + block.name());
        }
        return new Use(kind, or(block.text(kind), ""), access);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
