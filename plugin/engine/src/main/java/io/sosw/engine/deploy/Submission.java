package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Artefacts;
import io.sosw.engine.deploy.template.Names;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * What is handed to CloudFormation.
 *
 * @param bucket that holds the artefacts
 */
record Submission(Target target, Template template, String bucket) {

    /** Refuses parameters that the template does not have, and secrets that were written down. */
    Submission check() {
        for (Setting setting : target.parameters().values()) {
            if (!template.parameters().containsKey(setting.name())) {
                throw new UserError(
                        "the template has no parameter '" + setting.name() + "' (" + setting.origin() + "); it has "
                                + String.join(", ", template.parameters().keySet()),
                        "mend the name, or declare the parameter in template.yaml.",
                        "deploy-parameters");
            }
        }
        template.parameters().values().forEach(parameter -> {
            var given = target.parameters().get(parameter.name());
            if (given == null
                    && parameter.defaultValue() == null
                    && !parameter.name().equals(Names.BUCKET_PARAMETER)) {
                throw new UserError(
                        "the parameter '" + parameter.name() + "' of template.yaml has no value and no default",
                        "write it below parameters: in env/" + target.environment() + ".yml, or type -Dsosw.param."
                                + parameter.name() + "=….",
                        "deploy-parameters");
            }
            boolean named = target.references().contains(parameter.name());
            if (parameter.noEcho() && !target.local() && !named) {
                throw new UserError(
                        "the parameter '" + parameter.name() + "' is secret (NoEcho), and its value is "
                                + (given == null ? "the default of template.yaml" : "written in " + given.origin()),
                        "keep it in Secrets Manager and write " + parameter.name() + ": {secret: NAME} below"
                                + " parameters: in env/" + target.environment() + ".yml.",
                        "deploy-secret");
            }
        });
        return this;
    }

    List<Parameter> parameters() {
        var parameters = new ArrayList<Parameter>();
        values().forEach((name, value) -> parameters.add(
                Parameter.builder().parameterKey(name).parameterValue(value).build()));
        return parameters;
    }

    /** Said ones; CloudFormation takes the template's default for the others. */
    private Map<String, String> values() {
        var values = new TreeMap<String, String>();
        target.parameters().forEach((name, setting) -> values.put(name, setting.value()));
        values.put(Names.BUCKET_PARAMETER, bucket);
        return values;
    }

    /** The artefacts among them that the template names. */
    List<Artefacts.Artefact> named(List<Artefacts.Artefact> artefacts) {
        return artefacts.stream()
                .filter(artefact -> template.text().contains(artefact.fileName()))
                .toList();
    }

    /** Whether versions of functions are in it. */
    boolean publishes() {
        return template.resources().values().stream()
                .anyMatch(resource -> resource.type().equals("AWS::Lambda::Version"));
    }

    List<Tag> tags() {
        var tags = new ArrayList<Tag>();
        new TreeMap<>(target.tags())
                .forEach((key, value) ->
                        tags.add(Tag.builder().key(key).value(value).build()));
        return tags;
    }

    /** Whether the stack was made of exactly this. */
    boolean equals(Stack stack, String deployed) {
        return settled(stack) && deployed.strip().equals(template.text().strip());
    }

    /** Whether the stack stands, with these parameters and tags. */
    boolean settled(Stack stack) {
        return stack.stackStatusAsString().matches("(CREATE|UPDATE|IMPORT)_COMPLETE")
                && stack.tags().stream()
                        .sorted(java.util.Comparator.comparing(Tag::key))
                        .toList()
                        .equals(tags())
                && stack.parameters().stream().allMatch(this::same);
    }

    private boolean same(Parameter deployed) {
        var declared = template.parameters().get(deployed.parameterKey());
        if (declared == null || declared.type().startsWith("AWS::SSM")) {
            return false; // what it leads to may have changed
        }
        if (declared.noEcho()) {
            return true; // never shown; which secret it names stands in the template's metadata
        }
        var wanted = Optional.ofNullable(values().get(deployed.parameterKey())).orElse(declared.defaultValue());
        return String.valueOf(wanted).equals(deployed.parameterValue());
    }
}
