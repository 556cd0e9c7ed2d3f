package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.SharedValue;
import io.sosw.engine.deploy.template.StackPart;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** One project as several stacks, one after the other. What is left of a part that the project has no more goes at the end. */
final class PartedDeployment {
    private final CloudFormationClient client;
    private final Deployment deployment;
    private final Protocol protocol;
    private final Target target;
    private final Map<StackPart, Template> templates;

    /**
     * @param templates of the parts that the project has
     */
    PartedDeployment(
            CloudFormationClient client,
            Deployment deployment,
            Protocol protocol,
            Target target,
            Map<StackPart, Template> templates) {
        this.client = client;
        this.deployment = deployment;
        this.protocol = protocol;
        this.target = target;
        this.templates = templates;
    }

    /**
     * Deploys the parts that were asked for.
     *
     * @param whole the project as one stack, whose paths and artefacts all have
     */
    void run(Deployment.Wanted whole, Deployment.Allowed allowed) throws InterruptedException {
        whole.rendering().into("").check();
        var asked = StackPart.of(target.parts().orElseThrow());
        check(asked);
        var gone = new ArrayList<StackPart>();
        for (StackPart part : asked) {
            var template = templates.get(part);
            if (template == null) {
                gone.add(0, part);
                continue;
            }
            protocol.line("Part " + part.word() + ": the stack " + part.stack(target.application()) + ".");
            var its = parameters(part, template, allowed);
            if (its.isPresent()) {
                var there = target.of(part, its.get());
                deployment.run(
                        new Deployment.Wanted(
                                there,
                                whole.artefacts(),
                                whole.image(),
                                whole.project(),
                                bucket -> new Submission(there, template, bucket)),
                        allowed);
            }
        }
        for (StackPart part : gone) {
            deployment.remove(target.of(part, Map.of()), allowed);
        }
    }

    private void check(Set<StackPart> asked) {
        var setting = target.parts().orElseThrow();
        if (!templates.containsKey(StackPart.QUEUE)) {
            throw new UserError(
                    setting.name() + "=" + setting.value() + " (" + setting.origin()
                            + "), but template.yaml declares no" + " resource that does not itself refer to a function",
                    "leave " + setting.name() + " out: one stack is all that this project needs.",
                    "deploy-target");
        }
        if (asked.equals(Set.of(StackPart.LAYER)) && !templates.containsKey(StackPart.LAYER)) {
            throw new UserError(
                    setting.name() + "=layer (" + setting.origin()
                            + "), but the dependencies are packed into the functions",
                    "add -Dsosw.layer, or <layer>true</layer> in the configuration of sosw-maven-plugin.",
                    "deploy-target");
        }
    }

    /** Those that the part declares; nothing in a dry run of what an earlier part would first have to give. */
    private Optional<Map<String, Setting>> parameters(StackPart part, Template template, Deployment.Allowed allowed) {
        var its = new TreeMap<>(target.parameters());
        its.keySet().retainAll(template.parameters().keySet());
        var needed = template.parameters().keySet().stream()
                .filter(SharedValue::is)
                .collect(Collectors.toCollection(TreeSet::new));
        for (StackPart earlier : StackPart.values()) {
            if (earlier.compareTo(part) < 0 && !needed.isEmpty() && templates.containsKey(earlier)) {
                var name = earlier.stack(target.application());
                Stacks.find(client, name)
                        .ifPresent(stack -> stack.outputs().forEach(output -> {
                            if (needed.remove(output.outputKey())) {
                                its.put(
                                        output.outputKey(),
                                        new Setting(output.outputKey(), output.outputValue(), "the stack " + name));
                            }
                        }));
            }
        }
        template.parameters().values().stream()
                .filter(parameter -> parameter.defaultValue() != null)
                .forEach(parameter -> needed.remove(parameter.name()));
        if (needed.isEmpty()) {
            return Optional.of(its);
        }
        if (allowed.dryRun()) {
            protocol.line("  Its changes can be told when the stacks before it are there; it waits for "
                    + String.join(", ", needed) + ".");
            return Optional.empty();
        }
        throw new UserError(
                "the part " + part.word() + " needs what no stack before it gives: " + String.join(", ", needed),
                "deploy those first: " + target.command("deploy") + " -Dsosw.target=" + words(part) + ".",
                "deploy-target");
    }

    private String words(StackPart last) {
        List<StackPart> all = new ArrayList<>(templates.keySet());
        return all.stream()
                .filter(part -> part.compareTo(last) <= 0)
                .map(StackPart::word)
                .collect(Collectors.joining(","));
    }
}
