package io.sosw.engine.image.ecr;

import io.sosw.engine.image.EcrName;
import io.sosw.engine.image.RegistryLogin;
import io.sosw.error.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Logs in to a private registry at Amazon with the credentials that the AWS SDK finds. */
public final class EcrLogin implements RegistryLogin {
    private final Function<EcrName, EcrClient> clients;

    /** With the SDK's own search for credentials. */
    public EcrLogin() {
        this(name -> EcrClient.builder()
                .region(Region.of(name.region()))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build());
    }

    EcrLogin(Function<EcrName, EcrClient> clients) {
        this.clients = clients;
    }

    @Override
    public Optional<Credentials> login(String registry) {
        return EcrName.of(registry).map(this::login);
    }

    private Credentials login(EcrName name) {
        try (var client = clients.apply(name)) {
            var token =
                    client.getAuthorizationToken().authorizationData().get(0).authorizationToken();
            var text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return new Credentials(text.substring(0, colon), text.substring(colon + 1));
        } catch (SdkException refused) {
            throw new UserError(
                    "no login to Amazon's registry of account " + name.account() + " in " + name.region() + ": "
                            + refused.getMessage(),
                    "see that `aws sts get-caller-identity` names account " + name.account()
                            + " and that it may call ecr:GetAuthorizationToken.",
                    "image-login",
                    refused);
        }
    }
}
