package io.sosw.local.provision;

import io.sosw.local.template.Scope;
import io.sosw.local.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a stack shall become.
 *
 * @param stack its name
 * @param types the type of a resource by name
 * @param exports the exports of other stacks by name
 * @param owners which other stack has a resource, by type and physical id
 * @param adopt whether resources that exist under their name already are taken over
 */
public record StackPlan(
        String stack,
        Template template,
        Scope scope,
        Map<String, ProvisionedResource> before,
        Function<String, ResourceType> types,
        Function<String, Optional<String>> exports,
        BiFunction<String, String, Optional<String>> owners,
        boolean adopt) {}
