package io.sosw.local.secrets;

import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.*;

/** AWS Secrets Manager without rotation. Values are kept as they are. Safe for use by several threads. */
public final class LocalSecrets implements SecretsManagerClient {
    private static final int PAGE = 100;
    private static final int RECOVERY_DAYS = 30;
    private final World world;
    private final Secrets secrets;

    public LocalSecrets(World world) {
        this.world = world;
        this.secrets = new Secrets(world);
    }

    @Override
    public synchronized CreateSecretResponse createSecret(CreateSecretRequest request) {
        var secret = secrets.create(request.name());
        secret.description = request.description();
        secret.kmsKeyId = request.kmsKeyId();
        request.tags().forEach(tag -> secret.tags.put(tag.key(), tag.value()));
        var answer = CreateSecretResponse.builder().arn(secret.arn).name(secret.name);
        if (request.secretString() == null && request.secretBinary() == null) {
            return answer.build();
        }
        try {
            var version = secrets.put(
                    secret,
                    request.clientRequestToken(),
                    request.secretString(),
                    request.secretBinary(),
                    java.util.List.of());
            return answer.versionId(version.id()).build();
        } catch (SecretsManagerException e) {
            secrets.remove(secret);
            throw e;
        }
    }

    @Override
    public synchronized PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        var secret = secrets.live(request.secretId());
        var version = secrets.put(
                secret,
                request.clientRequestToken(),
                request.secretString(),
                request.secretBinary(),
                request.versionStages());
        return PutSecretValueResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .versionId(version.id())
                .versionStages(version.stages())
                .build();
    }

    @Override
    public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        var secret = secrets.live(request.secretId());
        var stage = Objects.requireNonNullElse(request.versionStage(), StoredSecret.CURRENT);
        var version = request.versionId() == null ? secret.at(stage) : secret.version(request.versionId());
        if (version == null
                || (request.versionStage() != null && !version.stages().contains(stage))) {
            throw SecretErrors.notFound("Secrets Manager can't find the specified secret value for "
                    + (request.versionId() == null ? "staging label: " + stage : "VersionId: " + request.versionId()));
        }
        return GetSecretValueResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .versionId(version.id())
                .secretString(version.text())
                .secretBinary(version.bytes())
                .versionStages(version.stages())
                .createdDate(version.createdAt())
                .build();
    }

    @Override
    public synchronized UpdateSecretResponse updateSecret(UpdateSecretRequest request) {
        var secret = secrets.live(request.secretId());
        secret.description = Objects.requireNonNullElse(request.description(), secret.description);
        secret.kmsKeyId = request.kmsKeyId() == null ? secret.kmsKeyId : request.kmsKeyId();
        var answer = UpdateSecretResponse.builder().arn(secret.arn).name(secret.name);
        if (request.secretString() == null && request.secretBinary() == null) {
            return answer.build();
        }
        var version = secrets.put(
                secret,
                request.clientRequestToken(),
                request.secretString(),
                request.secretBinary(),
                java.util.List.of());
        return answer.versionId(version.id()).build();
    }

    @Override
    public synchronized UpdateSecretVersionStageResponse updateSecretVersionStage(
            UpdateSecretVersionStageRequest request) {
        var secret = secrets.live(request.secretId());
        var from = secret.at(request.versionStage());
        if (request.moveToVersionId() == null) {
            if (from != null) {
                from.stages().remove(request.versionStage());
            }
        } else {
            var to = secret.version(request.moveToVersionId());
            if (to == null) {
                throw SecretErrors.notFound("Secrets Manager can't find the specified secret version.");
            }
            if (from != null && !from.id().equals(to.id()) && !from.id().equals(request.removeFromVersionId())) {
                throw SecretErrors.parameter("The parameter RemoveFromVersionId can't be empty. Staging label "
                        + request.versionStage() + " is currently attached to version " + from.id()
                        + ", so you must explicitly reference that version in RemoveFromVersionId.");
            }
            secret.move(request.versionStage(), to);
        }
        return UpdateSecretVersionStageResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .build();
    }

    @Override
    public synchronized DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
        return SecretViews.described(secrets.any(request.secretId()));
    }

    @Override
    public synchronized ListSecretsResponse listSecrets(ListSecretsRequest request) {
        var all = secrets.all().stream()
                .filter(s -> s.deletedAt == null || Boolean.TRUE.equals(request.includePlannedDeletion()))
                .filter(s -> SecretViews.matches(s, request.filters()))
                .toList();
        var most = Objects.requireNonNullElse(request.maxResults(), PAGE);
        var page = Pages.cut(all, s -> s.name, request.nextToken(), most);
        return ListSecretsResponse.builder()
                .secretList(page.items().stream().map(SecretViews::listed).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public synchronized ListSecretVersionIdsResponse listSecretVersionIds(ListSecretVersionIdsRequest request) {
        var secret = secrets.any(request.secretId());
        var versions = secret.versions().stream()
                .filter(v -> !v.stages().isEmpty() || Boolean.TRUE.equals(request.includeDeprecated()))
                .map(v -> SecretVersionsListEntry.builder()
                        .versionId(v.id())
                        .versionStages(v.stages())
                        .createdDate(v.createdAt())
                        .build())
                .toList();
        return ListSecretVersionIdsResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .versions(versions)
                .build();
    }

    @Override
    public synchronized DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
        var secret = secrets.live(request.secretId());
        if (Boolean.TRUE.equals(request.forceDeleteWithoutRecovery())) {
            secrets.remove(secret);
        } else {
            var days = request.recoveryWindowInDays() == null ? RECOVERY_DAYS : request.recoveryWindowInDays();
            if (days < 7 || days > RECOVERY_DAYS) {
                throw SecretErrors.parameter(
                        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
            }
            secrets.schedule(secret, Duration.ofDays(days));
        }
        return DeleteSecretResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .deletionDate(Objects.requireNonNullElse(secret.deletedAt, secrets.now()))
                .build();
    }

    @Override
    public synchronized RestoreSecretResponse restoreSecret(RestoreSecretRequest request) {
        var secret = secrets.any(request.secretId());
        secret.deletedAt = null;
        return RestoreSecretResponse.builder().arn(secret.arn).name(secret.name).build();
    }

    @Override
    public synchronized TagResourceResponse tagResource(TagResourceRequest request) {
        var secret = secrets.live(request.secretId());
        request.tags().forEach(tag -> secret.tags.put(tag.key(), tag.value()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public synchronized UntagResourceResponse untagResource(UntagResourceRequest request) {
        secrets.live(request.secretId()).tags.keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public GetRandomPasswordResponse getRandomPassword(GetRandomPasswordRequest request) {
        return GetRandomPasswordResponse.builder()
                .randomPassword(RandomPassword.make(world, request))
                .build();
    }

    @Override
    public synchronized PutResourcePolicyResponse putResourcePolicy(PutResourcePolicyRequest request) {
        var secret = secrets.live(request.secretId());
        secret.policy = request.resourcePolicy();
        return PutResourcePolicyResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .build();
    }

    @Override
    public synchronized GetResourcePolicyResponse getResourcePolicy(GetResourcePolicyRequest request) {
        var secret = secrets.live(request.secretId());
        return GetResourcePolicyResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .resourcePolicy(secret.policy)
                .build();
    }

    @Override
    public synchronized DeleteResourcePolicyResponse deleteResourcePolicy(DeleteResourcePolicyRequest request) {
        var secret = secrets.live(request.secretId());
        secret.policy = null;
        return DeleteResourcePolicyResponse.builder()
                .arn(secret.arn)
                .name(secret.name)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
