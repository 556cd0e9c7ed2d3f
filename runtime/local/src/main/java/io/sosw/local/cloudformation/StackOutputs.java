package io.sosw.local.cloudformation;

import io.sosw.error.UserError;
import io.sosw.local.provision.Properties;
import io.sosw.local.template.Evaluation;
import io.sosw.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Outputs and exports, once the resources are made. */
final class StackOutputs {
    private StackOutputs() {}

    static List<Output> of(Template template, Evaluation evaluation) {
        var outputs = new ArrayList<Output>();
        for (var each : template.outputs().values()) {
            if (evaluation.holds(each.condition())) {
                var export = each.export();
                outputs.add(Output.builder()
                        .outputKey(each.name())
                        .outputValue(
                                text(each.name(), evaluation.value(each.value()).orElse("")))
                        .description(Events.orNull(each.description()))
                        .exportName(
                                export == null
                                        ? null
                                        : text(
                                                each.name(),
                                                evaluation.value(export).orElse("")))
                        .build());
            }
        }
        return List.copyOf(outputs);
    }

    private static String text(String name, Object value) {
        if (value instanceof List || value instanceof Map) {
            throw new UserError(
                    "Template format error: Output " + name + " is malformed: its value is no string",
                    "use !Join or !Select.",
                    "template-reference");
        }
        return Properties.asText(value);
    }

    /**
     * Why the exports cannot become these; empty if they can.
     */
    static String conflict(StoredStack stack, List<Output> next, Stacks stacks) {
        for (var output : next) {
            var exporter = stacks.exporter(String.valueOf(output.exportName()));
            if (output.exportName() != null && exporter.isPresent() && exporter.get() != stack) {
                return "Export with name " + output.exportName() + " is already exported by stack "
                        + exporter.get().name;
            }
        }
        for (var old : stack.outputs) {
            var name = old.exportName();
            var kept = next.stream()
                    .anyMatch(output -> Objects.equals(output.exportName(), name)
                            && Objects.equals(output.outputValue(), old.outputValue()));
            if (name != null && !kept && !stacks.importers(name).isEmpty()) {
                return "Cannot update export " + name + " as it is in use by "
                        + String.join(", ", stacks.importers(name));
            }
        }
        return "";
    }
}
