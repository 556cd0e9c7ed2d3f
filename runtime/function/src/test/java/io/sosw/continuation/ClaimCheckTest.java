package io.sosw.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sosw.json.Json;
import io.sosw.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClaimCheckTest {
    private static final int LIMIT = 20;

    private final Map<String, byte[]> stored = new TreeMap<>();
    private final ObjectStore objects = new ObjectStore() {
        @Override
        public InputStream open(String bucket, String key) {
            return new ByteArrayInputStream(stored.get(bucket + "/" + key));
        }

        @Override
        public void put(String bucket, String key, byte[] content) {
            stored.put(bucket + "/" + key, content);
        }
    };
    private final ClaimCheck check = new ClaimCheck(objects, "rest", "handover/", LIMIT);

    @Test
    void aSmallEventTravelsByItself() throws Exception {
        var event = new Rest(List.of("a"));
        assertThat(check.pack(event, "x-2")).isSameAs(event);
        assertThat(stored).isEmpty();
        assertThat(check.unpack(Json.toValue(event), Rest.class)).isEqualTo(event);
    }

    @Test
    void anEventOfTheVeryLimitTravelsByItself() throws Exception {
        var event = new Rest(List.of("abcdefg"));
        assertThat(Json.writeBytes(event)).hasSize(LIMIT);
        assertThat(check.pack(event, "x-2")).isSameAs(event);
        assertThat(stored).isEmpty();
    }

    @Test
    void aLargeEventGoesThroughTheBucket() throws Exception {
        var event = new Rest(List.of("a", "b", "c", "d"));
        var payload = Json.toValue(check.pack(event, "x-2"));

        assertThat(payload).isEqualTo(Map.of("claim_check", Map.of("bucket", "rest", "key", "handover/x-2.json")));
        assertThat(stored).containsOnlyKeys("rest/handover/x-2.json");
        assertThat(check.unpack(payload, Rest.class)).isEqualTo(event);
    }

    @Test
    void aClaimOnSomethingElseIsRefused() {
        var forged = Json.parse("{\"claim_check\":{\"bucket\":\"rest\",\"key\":\"secret.json\"}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.unpack(forged, Rest.class))
                .withMessage("The claim check names s3://rest/secret.json, expected s3://rest/handover/…");
        var other = Json.parse("{\"claim_check\":{\"bucket\":\"other\",\"key\":\"handover/x\"}}");
        assertThatIllegalArgumentException().isThrownBy(() -> check.unpack(other, Rest.class));
    }

    @Test
    void siblingsFindTheirPartsOfTheRestInTheBucket() throws Exception {
        var lambda = new FakeLambda();
        var parts = List.of(new Rest(List.of("a", "b", "c", "d")), new Rest(List.of("e", "f", "g", "h")));
        new Siblings(lambda, () -> true, function -> 1, 10)
                .spawn(
                        lambda.invocation(Duration.ofSeconds(10)),
                        new Chain("x", 1, 10),
                        parts,
                        (part, chain) -> check.pack(part, chain.key()));

        assertThat(stored).containsOnlyKeys("rest/handover/x.0-2.json", "rest/handover/x.1-2.json");
        var found = new ArrayList<Rest>();
        lambda.drain(
                Duration.ofSeconds(10), (event, invocation) -> found.add(check.unpack(Json.parse(event), Rest.class)));
        assertThat(found).isEqualTo(parts);
    }

    record Rest(List<String> rows) {}
}
