package io.sosw.local.secrets;

import java.util.List;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets as they are described, without their values. */
final class SecretViews {
    private SecretViews() {}

    static DescribeSecretResponse described(StoredSecret secret) {
        return DescribeSecretResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .description(secret.description)
                .kmsKeyId(secret.kmsKeyId)
                .createdDate(secret.createdAt)
                .lastChangedDate(secret.changedAt)
                .deletedDate(secret.deletedAt)
                .tags(tags(secret))
                .versionIdsToStages(secret.stagesById())
                .build();
    }

    static SecretListEntry listed(StoredSecret secret) {
        return SecretListEntry.builder()
                .arn(secret.arn)
                .name(secret.name)
                .description(secret.description)
                .kmsKeyId(secret.kmsKeyId)
                .createdDate(secret.createdAt)
                .lastChangedDate(secret.changedAt)
                .deletedDate(secret.deletedAt)
                .tags(tags(secret))
                .secretVersionsToStages(secret.stagesById())
                .build();
    }

    private static List<Tag> tags(StoredSecret secret) {
        return secret.tags.entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
    }

    static boolean matches(StoredSecret secret, List<Filter> filters) {
        return filters.stream().allMatch(f -> f.values().stream().anyMatch(v -> matches(secret, f.keyAsString(), v)));
    }

    private static boolean matches(StoredSecret secret, String key, String value) {
        return switch (key) {
            case "name" -> secret.name.startsWith(value);
            case "description" -> secret.description != null && secret.description.startsWith(value);
            case "tag-key" -> secret.tags.keySet().stream().anyMatch(k -> k.startsWith(value));
            case "tag-value" -> secret.tags.values().stream().anyMatch(v -> v.startsWith(value));
            case "all" ->
                secret.name.contains(value) || (secret.description != null && secret.description.contains(value));
            default -> throw SecretErrors.parameter("Invalid filter key: " + key);
        };
    }
}
