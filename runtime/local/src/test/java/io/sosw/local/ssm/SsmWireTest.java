package io.sosw.local.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;

class SsmWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static SsmClient ssm;

    @BeforeAll
    static void connect() {
        ssm = PORT.client(SsmClient.builder());
    }

    @AfterAll
    static void disconnect() {
        ssm.close();
    }

    @Test
    void aParameterKeepsItsVersionsAndLabels() {
        put("/v/a", "one");
        assertThatThrownBy(() -> put("/v/a", "two")).isInstanceOf(ParameterAlreadyExistsException.class);
        ssm.putParameter(r -> r.name("/v/a").value("two").overwrite(true));
        ssm.labelParameterVersion(r -> r.name("/v/a").parameterVersion(1L).labels("prod"));

        assertThat(value("/v/a")).isEqualTo("two");
        assertThat(value("/v/a:1")).isEqualTo("one");
        assertThat(value("/v/a:prod")).isEqualTo("one");
        assertThat(value("arn:aws:ssm:us-east-1:000000000000:parameter/v/a")).isEqualTo("two");
        assertThat(ssm.getParameterHistory(r -> r.name("/v/a")).parameters()).hasSize(2);
    }

    @Test
    void aSecureStringIsReadableOnlyWithDecryption() {
        ssm.putParameter(r -> r.name("/s").value("geheim").type(ParameterType.SECURE_STRING));

        assertThat(value("/s")).isNotEqualTo("geheim");
        assertThat(ssm.getParameter(r -> r.name("/s").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("geheim");
    }

    @Test
    void aPathIsReadByPages() {
        for (var i = 10; i < 35; i++) {
            put("/path/p" + i, "x");
        }
        put("/path/deep/er", "x");
        put("/pathetic", "x");

        assertThat(ssm.getParametersByPathPaginator(r -> r.path("/path")).stream()
                        .flatMap(p -> p.parameters().stream()))
                .hasSize(25);
        assertThat(ssm.getParametersByPathPaginator(r -> r.path("/path").recursive(true)).stream()
                        .flatMap(p -> p.parameters().stream()))
                .hasSize(26);
    }

    @Test
    void missingParametersAreNamed() {
        assertThatThrownBy(() -> value("/none"))
                .isInstanceOfSatisfying(
                        ParameterNotFoundException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ParameterNotFound"));
        assertThat(ssm.getParameters(r -> r.names("/none")).invalidParameters()).containsExactly("/none");
    }

    @Test
    void callersLearnWhoTheyAre() {
        try (var sts = PORT.client(StsClient.builder())) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("000000000000");
            var role = sts.assumeRole(
                    r -> r.roleArn("arn:aws:iam::000000000000:role/worker").roleSessionName("me"));
            assertThat(role.assumedRoleUser().arn()).endsWith(":assumed-role/worker/me");
            assertThat(role.credentials().accessKeyId()).startsWith("ASIA").hasSize(20);
            assertThatThrownBy(() -> sts.assumeRole(r -> r.roleArn("worker").roleSessionName("me")))
                    .hasMessageContaining("worker is invalid");
        }
    }

    private static void put(String name, String value) {
        ssm.putParameter(r -> r.name(name).value(value).type(ParameterType.STRING));
    }

    private static String value(String name) {
        return ssm.getParameter(r -> r.name(name)).parameter().value();
    }
}
