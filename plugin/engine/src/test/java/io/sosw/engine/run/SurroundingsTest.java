package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final ShimEndpoint SHIM = new ShimEndpoint(
            1,
            Instant.EPOCH,
            4566,
            "http://127.0.0.1:4566",
            "us-east-1",
            Map.of(
                    "PendingLoads",
                    new ShimEndpoint.Resource(
                            "AWS::SQS::Queue",
                            "http://127.0.0.1:4566/000000000000/flights-pending",
                            Map.of("QueueName", "flights-pending"))),
            new ShimEndpoint.Sql("127.0.0.1", 13306, "root", "password", "activity"));

    private static final FunctionSpec FUNCTION = withEnvironment(Map.of("STAGE", "local"));

    private static FunctionSpec withEnvironment(Map<String, String> environment) {
        return new FunctionSpec(
                "load",
                1,
                "a.B",
                "",
                new Trigger.Queue("PendingLoads", 10, 0),
                512,
                30,
                environment,
                0,
                List.of(),
                List.of(),
                0,
                Map.of());
    }

    @Test
    void theShimsPlacesAreDefaults() {
        assertThat(Surroundings.of(FUNCTION, Map.of(), SHIM))
                .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
                .containsEntry("AWS_REGION", "us-east-1")
                .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                .containsEntry("READ_QUEUE", "flights-pending")
                .containsEntry("DB_PORT", "13306")
                .containsEntry("STAGE", "local")
                .containsEntry("SOSW_FUNCTION", "load");
    }

    @Test
    void aReferenceBecomesWhatTheShimHasMade() {
        var function = withEnvironment(Map.of(
                "QUEUE", "${PendingLoads}", "NAME", "q-${PendingLoads.QueueName}", "CALLED", "${OtherFunction}"));
        assertThat(Surroundings.of(function, Map.of(), SHIM))
                .containsEntry("QUEUE", "http://127.0.0.1:4566/000000000000/flights-pending")
                .containsEntry("NAME", "q-flights-pending")
                .doesNotContainKey("CALLED");
        assertThat(Surroundings.of(function, Map.of(), null)).containsOnlyKeys("SOSW_FUNCTION");
    }

    @Test
    void whatIsExportedWins() {
        var exported = Map.of("READ_QUEUE", "mine", "DB_HOST", "db.lab", "STAGE", "lab");
        assertThat(Surroundings.of(FUNCTION, exported, SHIM)).doesNotContainKeys("READ_QUEUE", "DB_HOST", "STAGE");
    }

    @Test
    void credentialsOfAnotherPlaceAreNotReplaced() {
        var exported = Map.of("AWS_ENDPOINT_URL", "http://elsewhere");
        assertThat(Surroundings.of(FUNCTION, exported, SHIM))
                .doesNotContainKeys("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_REGION");
    }

    @Test
    void withoutAShimOnlyTheFunctionsOwnVariablesAreAdded() {
        assertThat(Surroundings.of(FUNCTION, Map.of(), null)).containsOnlyKeys("STAGE", "SOSW_FUNCTION");
    }

    @Test
    void whatOnlyPrintsNeedsNoShim() {
        assertThat(GivenPlaces.unneeded(List.of("--help"))).isTrue();
        assertThat(GivenPlaces.unneeded(List.of("--config", "--config_format=json")))
                .isTrue();
        assertThat(GivenPlaces.unneeded(List.of("--config_format=json", "--once")))
                .isFalse();
    }

    @Test
    void aGivenEndpointMeansThatNoShimIsStarted() {
        assertThat(GivenPlaces.any(List.of("--once"), Map.of("PATH", "/bin"))).isFalse();
        assertThat(GivenPlaces.any(List.of("--sqs_endpoint=http://x"), Map.of()))
                .isTrue();
        assertThat(GivenPlaces.any(List.of("--s3_endpoint", "http://x"), Map.of()))
                .isTrue();
        assertThat(GivenPlaces.any(List.of(), Map.of("AWS_ENDPOINT_URL_SQS", "http://x")))
                .isTrue();
        assertThat(GivenPlaces.any(List.of(), Map.of("SQS_ENDPOINT", "http://x")))
                .isTrue();
    }
}
