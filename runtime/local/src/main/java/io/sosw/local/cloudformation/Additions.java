package io.sosw.local.cloudformation;

import io.sosw.local.template.Dependencies;
import io.sosw.local.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a deployment has added to the project's own template: its functions, with all that belongs to them. */
final class Additions {
    private final Template own;
    private final Submission deployed;

    /**
     * @param own the project's own template as it was
     * @param deployed what the stack was asked to be
     */
    Additions(Template own, Submission deployed) {
        this.own = own;
        this.deployed = deployed;
    }

    /** Adds them to what the project's own template says by now; or nothing, where they refer to what is no more. */
    Template to(Template now) {
        var before = deployed.template();
        var resources = with(before.resources(), own.resources(), now.resources());
        var parameters = with(before.parameters(), own.parameters(), now.parameters());
        var dangles = resources.values().stream()
                .flatMap(each -> Dependencies.of(each).stream())
                .anyMatch(name -> own.resources().containsKey(name) && !resources.containsKey(name)
                        || own.parameters().containsKey(name) && !parameters.containsKey(name));
        return dangles
                ? now
                : new Template(
                        now.source(),
                        now.text(),
                        now.description(),
                        parameters,
                        now.mappings(),
                        now.conditions(),
                        now.rules(),
                        resources,
                        with(before.outputs(), own.outputs(), now.outputs()),
                        now.transforms());
    }

    /** The values that the deployment gave to its own parameters. */
    Map<String, String> values(Template merged) {
        var values = new LinkedHashMap<>(deployed.parameters());
        values.keySet().retainAll(merged.parameters().keySet());
        values.keySet().removeAll(own.parameters().keySet());
        return values;
    }

    private static <T> Map<String, T> with(Map<String, T> deployed, Map<String, T> own, Map<String, T> now) {
        var all = new LinkedHashMap<>(deployed);
        all.keySet().removeAll(own.keySet());
        var merged = new LinkedHashMap<>(now);
        all.forEach(merged::putIfAbsent);
        return merged;
    }
}
