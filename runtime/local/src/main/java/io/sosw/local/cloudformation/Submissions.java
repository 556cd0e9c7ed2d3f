package io.sosw.local.cloudformation;

import io.sosw.error.UserError;
import io.sosw.local.provision.Services;
import io.sosw.local.template.ParameterValues;
import io.sosw.local.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Checks what callers submit, before anything is done. */
final class Submissions {
    private final Services services;
    private final Templates templates;

    Submissions(Services services) {
        this.services = services;
        this.templates = new Templates(services);
    }

    Submission of(CreateStackRequest request) {
        var onFailure = request.onFailure() == null ? OnFailure.ROLLBACK.toString() : request.onFailureAsString();
        return checked(
                templates.read(request.templateBody(), request.templateURL()),
                null,
                request.parameters(),
                request.hasTags() ? request.tags() : null,
                request.capabilitiesAsStrings(),
                request.notificationARNs(),
                false,
                Boolean.TRUE.equals(request.disableRollback()) ? OnFailure.DO_NOTHING.toString() : onFailure,
                request.clientRequestToken());
    }

    Submission of(UpdateStackRequest request, StoredStack stack) {
        return checked(
                template(request.usePreviousTemplate(), request.templateBody(), request.templateURL(), stack),
                stack.current,
                request.parameters(),
                request.hasTags() ? request.tags() : null,
                request.capabilitiesAsStrings(),
                request.notificationARNs(),
                false,
                Boolean.TRUE.equals(request.disableRollback())
                        ? OnFailure.DO_NOTHING.toString()
                        : OnFailure.ROLLBACK.toString(),
                request.clientRequestToken());
    }

    Submission of(CreateChangeSetRequest request, StoredStack stack) {
        var onFailure = request.onStackFailure() == null
                ? OnStackFailure.ROLLBACK.toString()
                : request.onStackFailureAsString();
        return checked(
                template(request.usePreviousTemplate(), request.templateBody(), request.templateURL(), stack),
                stack.current,
                request.parameters(),
                request.hasTags() ? request.tags() : null,
                request.capabilitiesAsStrings(),
                request.notificationARNs(),
                Boolean.TRUE.equals(request.importExistingResources()),
                onFailure,
                request.clientToken());
    }

    /** The project's own template, applied by the shim: no capability is asked for and no type refused. */
    Submission ofProject(Template template, Map<String, String> parameters) {
        return new Submission(
                template,
                parameters,
                resolve(template, parameters),
                List.of(),
                List.of("CAPABILITY_NAMED_IAM"),
                List.of(),
                true,
                OnFailure.ROLLBACK.toString(),
                "");
    }

    private Template template(
            @Nullable Boolean previous, @Nullable String body, @Nullable String url, StoredStack stack) {
        var current = stack.current;
        return Boolean.TRUE.equals(previous) && current != null ? current.template() : templates.read(body, url);
    }

    private Submission checked(
            Template template,
            @Nullable Submission before,
            List<Parameter> parameters,
            @Nullable List<Tag> tags,
            List<String> capabilities,
            List<String> notificationArns,
            boolean adopt,
            String onFailure,
            @Nullable String token) {
        var unrecognized = KnownTypes.unrecognized(template);
        if (!unrecognized.isEmpty()) {
            throw Refusals.invalid("Template format error: Unrecognized resource types: " + unrecognized);
        }
        if (!template.transforms().isEmpty()) {
            throw Refusals.invalid("The local CloudFormation runs no transforms: " + template.transforms());
        }
        for (var needed : KnownTypes.capabilities(template)) {
            if (!capabilities.contains(needed) && !capabilities.contains("CAPABILITY_NAMED_IAM")) {
                throw Refusals.capabilities(needed);
            }
        }
        var given = given(parameters, before);
        var kept = before == null ? List.<Tag>of() : before.tags();
        return new Submission(
                template,
                given,
                resolve(template, given),
                tags == null ? kept : List.copyOf(tags),
                List.copyOf(capabilities),
                List.copyOf(notificationArns),
                adopt,
                onFailure,
                token == null ? "" : token);
    }

    private static Map<String, String> given(List<Parameter> parameters, @Nullable Submission before) {
        var given = new LinkedHashMap<String, String>();
        for (var each : parameters) {
            if (!Boolean.TRUE.equals(each.usePreviousValue())) {
                given.put(each.parameterKey(), String.valueOf(each.parameterValue()));
            } else if (before == null) {
                throw Refusals.invalid("Invalid input for parameter key " + each.parameterKey()
                        + ". Cannot specify usePreviousValue as true for a parameter key not in the previous template");
            } else {
                var value = before.parameters().get(each.parameterKey());
                if (value != null) {
                    given.put(each.parameterKey(), value);
                }
            }
        }
        return given;
    }

    Map<String, Object> resolve(Template template, Map<String, String> given) {
        try {
            return ParameterValues.resolve(
                    template,
                    given,
                    name -> services.get(SsmClient.class)
                            .getParameter(request -> request.name(name))
                            .parameter()
                            .value());
        } catch (UserError e) {
            throw Refusals.invalid(e.problem());
        }
    }
}
