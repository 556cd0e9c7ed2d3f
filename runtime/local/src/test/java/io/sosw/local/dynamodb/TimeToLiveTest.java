package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TimeToLiveTest extends DynamoDbTest {

    @BeforeEach
    void createTable() {
        db.createTable(TestTables.simple("tasks").build());
        put(db, "tasks", "pk", "early", "ttl", second(10));
        enable("ttl", true);
        put(db, "tasks", "pk", "late", "ttl", second(20));
        put(db, "tasks", "pk", "text", "ttl", "10");
        put(db, "tasks", "pk", "none");
    }

    @Test
    void itemsEndInTheirSecond() {
        time.advance(Duration.ofSeconds(9));
        assertThat(count()).isEqualTo(4);
        time.advance(Duration.ofSeconds(1));
        assertThat(get("tasks", "pk", "early")).isEmpty();
        assertThat(count()).isEqualTo(3);
        time.advance(Duration.ofHours(1));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anItemThatIsWrittenAgainLivesOn() {
        put(db, "tasks", "pk", "early", "ttl", second(30));
        put(db, "tasks", "pk", "late");
        time.advance(Duration.ofSeconds(25));
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void anItemOlderThanFiveYearsIsLeftAlone() {
        put(db, "tasks", "pk", "ancient", "ttl", 1);
        put(db, "tasks", "pk", "past", "ttl", second(-60));
        time.advance(Duration.ZERO);
        assertThat(get("tasks", "pk", "ancient")).isNotEmpty();
        assertThat(get("tasks", "pk", "past")).isEmpty();
    }

    @Test
    void nothingEndsOnceItIsSwitchedOff() {
        enable("ttl", false);
        time.advance(Duration.ofDays(1));
        assertThat(count()).isEqualTo(4);
        assertThat(db.describeTimeToLive(r -> r.tableName("tasks"))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.DISABLED);
    }

    @Test
    void itIsSwitchedOnOnce() {
        assertInvalid(() -> enable("ttl", true), "TimeToLive is already enabled");
        assertInvalid(
                () -> enable("other", true),
                "TimeToLive is active on a different AttributeName: current AttributeName is ttl");
        enable("ttl", false);
        assertInvalid(() -> enable("ttl", false), "TimeToLive is already disabled");
    }

    private void enable(String attribute, boolean enabled) {
        db.updateTimeToLive(r -> r.tableName("tasks")
                .timeToLiveSpecification(s -> s.attributeName(attribute).enabled(enabled)));
    }

    private long second(long fromNow) {
        return time.instant().getEpochSecond() + fromNow;
    }

    private int count() {
        return db.scan(r -> r.tableName("tasks")).count();
    }
}
