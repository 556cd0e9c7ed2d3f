package io.sosw.local.provision;

import io.sosw.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Replaces {@code {{resolve:ssm:name}}}, {@code {{resolve:ssm-secure:name}}} and
 * {@code {{resolve:secretsmanager:id:SecretString:key}}} at the moment when a resource is made, so that no secret enters
 * the stack's state.
 */
final class DynamicReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)}}");

    private final Services services;

    DynamicReferences(Services services) {
        this.services = services;
    }

    Map<String, Object> resolve(Map<String, Object> values) {
        var resolved = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> resolved.put(name, value(value)));
        return resolved;
    }

    private Object value(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(this::value).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var resolved = new LinkedHashMap<String, Object>();
            map.forEach((key, each) -> resolved.put(String.valueOf(key), value(each)));
            return resolved;
        }
        return value instanceof String text
                ? REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(resolve(found)))
                : value;
    }

    private String resolve(MatchResult found) {
        return found.group(1).equals("secretsmanager")
                ? secret(found.group(2))
                : services.get(SsmClient.class)
                        .getParameter(request -> request.name(found.group(2)).withDecryption(true))
                        .parameter()
                        .value();
    }

    /** An id (which may be an ARN with colons), then optionally SecretString, a key, a stage and a version. */
    private String secret(String reference) {
        var cut = reference.indexOf(":SecretString");
        var id = cut < 0 ? reference : reference.substring(0, cut);
        var rest = cut < 0 ? "" : reference.substring(cut + ":SecretString".length());
        var text = services.get(SecretsManagerClient.class)
                .getSecretValue(request -> request.secretId(id))
                .secretString();
        var key = rest.isEmpty() ? "" : rest.substring(1).split(":", -1)[0];
        if (key.isEmpty()) {
            return text;
        }
        if (Json.parse(text) instanceof Map<?, ?> entries && entries.get(key) != null) {
            return Properties.asText(entries.get(key));
        }
        throw new ResourceProblem("InvalidRequest", "Could not find a value associated with JSONKey in SecretString");
    }
}
