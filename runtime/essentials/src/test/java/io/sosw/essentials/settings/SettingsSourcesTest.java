package io.sosw.essentials.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.essentials.simulation.Tables;
import io.sosw.json.Json;
import io.sosw.local.ssm.LocalSsm;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

class SettingsSourcesTest {
    private final DynamoDbClient dynamoDb = Tables.create();
    private final SsmClient ssm = new LocalSsm(new World(
            Clock.systemUTC(),
            new Random(1),
            (delay, work) -> () -> {},
            new Deliveries(),
            "000000000000",
            "us-east-1"));
    private final Map<String, Object> custom = new java.util.HashMap<>();
    private final SettingsSource all = new TableSettings(dynamoDb, "config", "lab")
            .under(new ParameterSettings(ssm, "/sosw"))
            .under(function -> custom);

    @BeforeEach
    void table() {
        dynamoDb.createTable(request -> request.tableName("config")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        env -> env.attributeName("env").attributeType(ScalarAttributeType.S),
                        name -> name.attributeName("config_name").attributeType(ScalarAttributeType.S))
                .keySchema(
                        env -> env.attributeName("env").keyType(KeyType.HASH),
                        name -> name.attributeName("config_name").keyType(KeyType.RANGE)));
    }

    private void row(String name, String value) {
        dynamoDb.putItem(request -> request.tableName("config")
                .item(Map.of(
                        "env", AttributeValue.fromS("lab"),
                        "config_name", AttributeValue.fromS(name),
                        "config_value", AttributeValue.fromS(value))));
    }

    private void parameter(String name, String value) {
        ssm.putParameter(request ->
                request.name(name).type(ParameterType.STRING).overwrite(true).value(value));
    }

    private int attempts() {
        return EssentialsSettings.of(all.load("scheduler")).labourers().get("w").maxAttempts();
    }

    @Test
    void defaultThenSharedThenFunctionThenCustom_Q28() {
        parameter("/sosw/labourers/w", "{}");
        assertThat(attempts()).isEqualTo(3);
        row("sosw_essential_config", "{\"max_attempts\": 4}");
        assertThat(attempts()).isEqualTo(4);
        row("scheduler_config", "{\"max_attempts\": 5}");
        assertThat(attempts()).isEqualTo(5);
        parameter("/sosw/essentials", "{\"max_attempts\": 6}");
        assertThat(attempts()).isEqualTo(6);
        parameter("/sosw/scheduler", "{\"max_attempts\": 7}");
        parameter("/sosw/orchestrator", "{\"max_attempts\": 70}");
        assertThat(attempts()).isEqualTo(7);
        custom.put("max_attempts", 8);
        assertThat(attempts()).isEqualTo(8);
        parameter("/sosw/labourers/w", "{\"max_attempts\": 9}");
        assertThat(attempts())
                .as("what a labourer says of itself is no default")
                .isEqualTo(9);
    }

    @Test
    void whatIsNoLabourerIsLeftAloneAndWhatIsNoJsonIsToldAndLeftOut() {
        parameter("/sosw/labourers/w", "{}");
        parameter("/sosw/labourers/broken", "{");
        parameter("/sosw/orchestrator-role", "arn:aws:iam::000000000000:role/orchestrator");

        var settings = EssentialsSettings.of(all.load("scheduler"));

        assertThat(settings.labourers()).containsOnlyKeys("w");
        assertThat(settings.faulty())
                .containsExactly(Map.entry("broken", "labourers.broken must be an object, not '{'"));
    }

    @Test
    void aBadRecordIsToldWithWhoRegisteredIt() {
        parameter(
                "/sosw/labourers/w",
                Json.write(Map.of("max_atempts", 3, "registered_by", "stack images-lab, sosw.yml:2")));

        assertThat(EssentialsSettings.of(all.load("scheduler")).faulty().get("w"))
                .startsWith("labourers.w has no setting 'max_atempts'; it has [arn, ")
                .endsWith(" (registered by stack images-lab, sosw.yml:2)");
    }

    @Test
    void aRowThatIsNoJsonIsNamed() {
        row("scheduler_config", "{");

        assertThatThrownBy(() -> all.load("scheduler"))
                .hasMessage("The row scheduler_config of table config is not JSON");
    }

    @Test
    void changesAreSeenAfterAWhileAndNonsenseChangesNothing() {
        var now = new Instant[] {Instant.parse("2026-01-01T00:00:00Z")};
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        var cached = new CachedSettings(all, clock, Duration.ofMinutes(1));
        assertThat(cached.get("scheduler").labourers()).isEmpty();
        parameter("/sosw/labourers/w", "{}");
        assertThat(cached.get("scheduler").labourers()).isEmpty();

        now[0] = now[0].plusSeconds(60);
        assertThat(cached.get("scheduler").labourers()).containsOnlyKeys("w");

        row("scheduler_config", "{");
        now[0] = now[0].plusSeconds(60);
        assertThat(cached.get("scheduler").labourers()).containsOnlyKeys("w");
    }
}
