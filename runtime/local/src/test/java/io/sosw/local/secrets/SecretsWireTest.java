package io.sosw.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static SecretsManagerClient secrets;

    @BeforeAll
    static void connect() {
        secrets = PORT.client(SecretsManagerClient.builder());
    }

    @AfterAll
    static void disconnect() {
        secrets.close();
    }

    @Test
    void aNewValueMakesTheOldOnePrevious() {
        var arn =
                secrets.createSecret(r -> r.name("db/pass").secretString("one")).arn();
        secrets.putSecretValue(r -> r.secretId(arn).secretString("two"));

        assertThat(secrets.getSecretValue(r -> r.secretId("db/pass")).secretString())
                .isEqualTo("two");
        assertThat(secrets.getSecretValue(r -> r.secretId(arn).versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("one");
        assertThat(secrets.describeSecret(r -> r.secretId(arn)).versionIdsToStages())
                .hasSize(2);
        assertThatThrownBy(() -> secrets.createSecret(r -> r.name("db/pass")))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void bytesTravelToo() {
        secrets.createSecret(r -> r.name("raw").secretBinary(SdkBytes.fromByteArray(new byte[] {1, 2})));

        assertThat(secrets.getSecretValue(r -> r.secretId("raw")).secretBinary().asByteArray())
                .containsExactly(1, 2);
    }

    @Test
    void aDeletedSecretCanBeRestored() {
        secrets.createSecret(r -> r.name("gone").secretString("x"));
        secrets.deleteSecret(r -> r.secretId("gone"));
        assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId("gone")))
                .isInstanceOf(InvalidRequestException.class);

        secrets.restoreSecret(r -> r.secretId("gone"));
        assertThat(secrets.getSecretValue(r -> r.secretId("gone")).secretString())
                .isEqualTo("x");
        secrets.deleteSecret(r -> r.secretId("gone").forceDeleteWithoutRecovery(true));
        assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId("gone")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void passwordsHaveEveryKindOfCharacter() {
        var password = secrets.getRandomPassword(r -> r.passwordLength(12L).excludePunctuation(true))
                .randomPassword();

        assertThat(password)
                .hasSize(12)
                .matches(".*[a-z].*")
                .matches(".*[A-Z].*")
                .matches(".*[0-9].*");
    }
}
