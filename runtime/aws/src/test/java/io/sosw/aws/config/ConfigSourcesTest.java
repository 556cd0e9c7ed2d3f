package io.sosw.aws.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Over the SDK's own clients. */
class ConfigSourcesTest {
    @RegisterExtension
    static final LocalAws AWS = new LocalAws();

    @Test
    void dynamoDb() {
        var client = AWS.client(DynamoDbClient.builder());
        client.createTable(create -> create.tableName("config")
                .attributeDefinitions(
                        a -> a.attributeName("env").attributeType("S"),
                        a -> a.attributeName("config_name").attributeType("S"))
                .keySchema(
                        k -> k.attributeName("env").keyType("HASH"),
                        k -> k.attributeName("config_name").keyType("RANGE"))
                .billingMode("PAY_PER_REQUEST"));
        var production = new DynamoConfigSource(client, "config", "production");
        production.put("fn_config", Map.of("a", 1));
        production.put("db_user", "john");
        production.put("db_port", "27019");
        new DynamoConfigSource(client, "config", "dev").put("db_user", "jane");

        assertThat(production.find("fn_config")).isEqualTo(Map.of("a", 1L));
        assertThat(production.find("db_user")).isEqualTo("john");
        assertThat(production.find("absent")).isNull();
        assertThat(production.startingWith("db_")).isEqualTo(Map.of("user", "john", "port", 27019L));
    }

    @Test
    void parametersOfSystemsManager() {
        var client = AWS.client(SsmClient.builder());
        var source = new SsmConfigSource(client);
        source.put("fn_config", Map.of("a", 1), false);
        source.put("plain", "no JSON", true);
        source.put("nothing", "None", false);
        IntStream.range(0, 23).forEach(i -> source.put("many_" + i, Integer.toString(i), false));
        client.putParameter(put -> put.name("many_tagged")
                .value("t")
                .type("String")
                .tags(Tag.builder().key("Environment").value("dev").build()));

        assertThat(source.find("fn_config")).isEqualTo(Map.of("a", 1L));
        assertThat(source.find("plain")).isEqualTo("no JSON");
        assertThat(source.find("nothing")).isNull();
        assertThat(source.find("absent")).isNull();
        assertThat(source.startingWith("many_"))
                .hasSize(24)
                .containsEntry("22", 22L)
                .containsEntry("tagged", "t");
        assertThat(source.ofEnvironment("dev").startingWith("many_")).isEqualTo(Map.of("tagged", "t"));
    }

    @Test
    void secrets() {
        var client = AWS.client(SecretsManagerClient.builder());
        client.createSecret(create -> create.name("db_password").secretString("s3cret"));
        client.createSecret(create -> create.name("db_password_old")
                .secretString("{\"a\":1}")
                .tags(tag -> tag.key("any").value("legacy")));
        var source = new SecretsConfigSource(client);

        assertThat(source.find("db_password")).isEqualTo("s3cret");
        assertThat(source.find("db_pass")).isNull();
        assertThat(source.startingWith("db_")).isEqualTo(Map.of("password", "s3cret", "password_old", Map.of("a", 1L)));
        assertThat(source.tagged("legacy")).isEqualTo(Map.of("db_password_old", Map.of("a", 1L)));
    }
}
