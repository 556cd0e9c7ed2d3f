package io.sosw.local.sts;

import io.sosw.local.world.AwsErrors;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.*;

/** AWS STS: every caller is the account's own user, every role may be assumed. */
public final class LocalSts implements StsClient {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SESSION_SECONDS = 3600;
    private final World world;

    public LocalSts(World world) {
        this.world = world;
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .userId("AIDALOCAL")
                .account(world.accountId())
                .arn("arn:aws:iam::" + world.accountId() + ":user/local")
                .build();
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        var user = assumed(request.roleArn(), request.roleSessionName());
        return AssumeRoleResponse.builder()
                .credentials(credentials(request.durationSeconds()))
                .assumedRoleUser(user)
                .build();
    }

    @Override
    public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(AssumeRoleWithWebIdentityRequest request) {
        var user = assumed(request.roleArn(), request.roleSessionName());
        return AssumeRoleWithWebIdentityResponse.builder()
                .credentials(credentials(request.durationSeconds()))
                .assumedRoleUser(user)
                .build();
    }

    @Override
    public GetSessionTokenResponse getSessionToken(GetSessionTokenRequest request) {
        return GetSessionTokenResponse.builder()
                .credentials(credentials(request.durationSeconds()))
                .build();
    }

    private AssumedRoleUser assumed(@Nullable String roleArn, @Nullable String session) {
        if (roleArn == null || !roleArn.matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
            throw invalid(Objects.requireNonNullElse(roleArn, "null") + " is invalid");
        }
        if (session == null || !session.matches("[\\w+=,.@-]{2,64}")) {
            throw invalid("1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint");
        }
        var role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        return AssumedRoleUser.builder()
                .assumedRoleId("AROA" + Ids.text(world.random(), LETTERS, 17) + ":" + session)
                .arn("arn:aws:sts::" + world.accountId() + ":assumed-role/" + role + "/" + session)
                .build();
    }

    private static RuntimeException invalid(String message) {
        return AwsErrors.of(StsException.builder(), 400, "ValidationError", message);
    }

    private Credentials credentials(@Nullable Integer seconds) {
        var length = Duration.ofSeconds(seconds == null ? SESSION_SECONDS : seconds);
        return Credentials.builder()
                .accessKeyId("ASIA" + Ids.text(world.random(), LETTERS, 16))
                .secretAccessKey(Ids.text(world.random(), LETTERS, 40))
                .sessionToken(Ids.text(world.random(), LETTERS, 64))
                .expiration(world.clock().instant().plus(length))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
