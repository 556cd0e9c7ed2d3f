package io.sosw.local.template;

import org.jspecify.annotations.Nullable;

/**
 * An output as the template declares it.
 *
 * @param condition its condition's name, or empty
 * @param export the name under which other stacks import it, not yet evaluated
 */
public record Output(
        String name,
        String description,
        Node value,
        String condition,
        @Nullable Node export) {}
