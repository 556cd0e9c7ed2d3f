package io.sosw.local.cloudformation;

import io.sosw.local.template.Template;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * What a caller wants a stack to be.
 *
 * @param parameters as given, defaults not filled in
 * @param values as resolved, defaults filled in
 * @param adopt whether existing resources are taken over
 * @param onFailure {@code ROLLBACK}, {@code DELETE} or {@code DO_NOTHING}
 * @param token the caller's request token, or empty
 */
record Submission(
        Template template,
        Map<String, String> parameters,
        Map<String, Object> values,
        List<Tag> tags,
        List<String> capabilities,
        List<String> notificationArns,
        boolean adopt,
        String onFailure,
        String token) {}
