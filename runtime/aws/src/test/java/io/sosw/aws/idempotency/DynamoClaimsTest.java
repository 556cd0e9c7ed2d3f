package io.sosw.aws.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import io.sosw.idempotency.ClaimStore;
import io.sosw.idempotency.MemoryClaims;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Both stores answer alike; the one over the SDK's own client. */
class DynamoClaimsTest {
    @RegisterExtension
    static final LocalAws AWS = new LocalAws();

    private static final Instant NOW = LocalAws.NOW;
    private static final Instant SOON = NOW.plusSeconds(30);
    private static final Instant LATER = NOW.plusSeconds(3600);

    static Stream<ClaimStore> stores() {
        var client = AWS.client(DynamoDbClient.builder());
        var name = "claims-" + client.listTables().tableNames().size();
        client.createTable(create -> create.tableName(name)
                .attributeDefinitions(a -> a.attributeName("claim_key").attributeType("S"))
                .keySchema(k -> k.attributeName("claim_key").keyType("HASH"))
                .billingMode("PAY_PER_REQUEST"));
        return Stream.of(new DynamoClaims(client, name), new MemoryClaims());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void oneIsGrantedUntilItsClaimRunsOut(ClaimStore claims) {
        assertThat(claims.claim("k", "a", NOW, SOON)).isEqualTo(new ClaimStore.Claim.Granted());
        assertThat(claims.claim("k", "b", NOW, SOON)).isEqualTo(new ClaimStore.Claim.Running(SOON));
        assertThat(claims.claim("other", "b", NOW, SOON)).isEqualTo(new ClaimStore.Claim.Granted());
        assertThat(claims.claim("k", "b", SOON, LATER)).isEqualTo(new ClaimStore.Claim.Granted());
        assertThat(claims.complete("k", "a", "1", LATER)).isFalse();
        assertThat(claims.complete("k", "b", "2", LATER)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aClaimWhoseReplyWasLostIsGrantedAgain(ClaimStore claims) {
        claims.claim("k", "a", NOW, SOON);
        assertThat(claims.claim("k", "a", NOW, SOON)).isEqualTo(new ClaimStore.Claim.Granted());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aResultAnswersUntilItIsForgotten(ClaimStore claims) {
        claims.claim("k", "a", NOW, SOON);
        claims.complete("k", "a", "{\"n\":1}", LATER);
        assertThat(claims.claim("k", "b", SOON, LATER)).isEqualTo(new ClaimStore.Claim.Done("{\"n\":1}"));
        assertThat(claims.claim("k", "a", SOON, LATER)).isEqualTo(new ClaimStore.Claim.Done("{\"n\":1}"));
        claims.release("k", "a");
        assertThat(claims.claim("k", "b", SOON, LATER)).isEqualTo(new ClaimStore.Claim.Done("{\"n\":1}"));
        assertThat(claims.claim("k", "b", LATER, LATER.plusSeconds(1))).isEqualTo(new ClaimStore.Claim.Granted());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsReleasedIsFree(ClaimStore claims) {
        claims.claim("k", "a", NOW, SOON);
        claims.release("k", "b");
        assertThat(claims.claim("k", "b", NOW, SOON)).isEqualTo(new ClaimStore.Claim.Running(SOON));
        claims.release("k", "a");
        assertThat(claims.claim("k", "b", NOW, SOON)).isEqualTo(new ClaimStore.Claim.Granted());
    }
}
