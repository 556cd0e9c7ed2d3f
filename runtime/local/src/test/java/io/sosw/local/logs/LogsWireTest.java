package io.sosw.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogsWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static CloudWatchLogsClient logs;

    @BeforeAll
    static void connect() {
        logs = PORT.client(CloudWatchLogsClient.builder());
    }

    @AfterAll
    static void disconnect() {
        logs.close();
    }

    @Test
    void linesAreReadForwardsAndBackwardsInPages() {
        group("pages", "s");
        put("pages", "s", "1", "2", "3", "4", "5");
        var first = logs.getLogEvents(
                r -> r.logGroupName("pages").logStreamName("s").limit(2).startFromHead(true));
        var second = logs.getLogEvents(
                r -> r.logGroupName("pages").logStreamName("s").limit(2).nextToken(first.nextForwardToken()));
        var back = logs.getLogEvents(
                r -> r.logGroupName("pages").logStreamName("s").limit(2).nextToken(second.nextBackwardToken()));

        assertThat(first.events()).extracting(OutputLogEvent::message).containsExactly("1", "2");
        assertThat(second.events()).extracting(OutputLogEvent::message).containsExactly("3", "4");
        assertThat(back.events()).extracting(OutputLogEvent::message).containsExactly("1", "2");
        var end = logs.getLogEvents(r -> r.logGroupName("pages").logStreamName("s"));
        assertThat(end.events()).hasSize(5);
        assertThat(logs.getLogEvents(
                                r -> r.logGroupName("pages").logStreamName("s").nextToken(end.nextForwardToken()))
                        .nextForwardToken())
                .isEqualTo(end.nextForwardToken());
    }

    @Test
    void filtersFindWhatTheyShould() {
        group("filters", "a");
        put(
                "filters",
                "a",
                "ERROR disk full",
                "INFO all well",
                "ERROR network",
                "{\"level\":\"ERROR\",\"n\":7,\"user\":{\"id\":null}}",
                "{\"level\":\"INFO\",\"n\":12}");

        assertThat(filtered("ERROR -disk")).hasSize(2);
        assertThat(filtered("?disk ?well")).hasSize(2);
        assertThat(filtered("\"disk full\"")).hasSize(1);
        assertThat(filtered("%net.*k%")).hasSize(1);
        assertThat(filtered("{ $.level = \"ERR*\" && $.n < 10 }")).hasSize(1);
        assertThat(filtered("{ ($.n > 10 || $.user.id IS NULL) && $.nothing NOT EXISTS }"))
                .hasSize(2);
        assertThatThrownBy(() -> filtered("[a, b]")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void filteringGoesOnWhereAPageEnded() {
        group("filter-pages", "a");
        put("filter-pages", "a", "1", "2", "3");
        var first = logs.filterLogEvents(r -> r.logGroupName("filter-pages").limit(2));
        var second = logs.filterLogEvents(
                r -> r.logGroupName("filter-pages").limit(2).nextToken(first.nextToken()));

        assertThat(first.events()).extracting(FilteredLogEvent::message).containsExactly("1", "2");
        assertThat(second.events()).extracting(FilteredLogEvent::message).containsExactly("3");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void groupsAndStreamsAreDescribedTaggedAndDeleted() {
        group("admin", "s");
        put("admin", "s", "x");
        logs.putRetentionPolicy(r -> r.logGroupName("admin").retentionInDays(7));
        var group = logs.describeLogGroups(r -> r.logGroupNamePrefix("admin"))
                .logGroups()
                .get(0);
        assertThat(group.retentionInDays()).isEqualTo(7);
        assertThat(group.arn()).isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:admin:*");
        logs.deleteRetentionPolicy(r -> r.logGroupName("admin"));
        logs.tagResource(r -> r.resourceArn(group.logGroupArn()).tags(Map.of("k", "v", "l", "w")));
        logs.untagResource(r -> r.resourceArn(group.logGroupArn()).tagKeys("l"));
        assertThat(logs.listTagsForResource(r -> r.resourceArn(group.logGroupArn()))
                        .tags())
                .isEqualTo(Map.of("k", "v"));
        var stream = logs.describeLogStreams(
                        r -> r.logGroupName("admin").orderBy("LastEventTime").descending(true))
                .logStreams()
                .get(0);
        assertThat(stream.lastEventTimestamp()).isNotNull();
        logs.deleteLogStream(r -> r.logGroupName("admin").logStreamName("s"));
        logs.deleteLogGroup(r -> r.logGroupName("admin"));
        assertThatThrownBy(() -> logs.describeLogStreams(r -> r.logGroupName("admin")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusalsAreTheModeledExceptions() {
        group("refuse", "s");
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("refuse")))
                .isInstanceOf(ResourceAlreadyExistsException.class)
                .hasMessageContaining("The specified log group already exists");
        assertThatThrownBy(() -> logs.putLogEvents(
                        r -> r.logGroupName("refuse").logStreamName("none").logEvents(event("x", 0))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log stream does not exist.");
        assertThatThrownBy(() -> logs.putLogEvents(
                        r -> r.logGroupName("refuse").logStreamName("s").logEvents(event("x", 1), event("y", 0))))
                .hasMessageContaining("chronological order");
        assertThatThrownBy(() ->
                        logs.putRetentionPolicy(r -> r.logGroupName("refuse").retentionInDays(2)))
                .isInstanceOf(InvalidParameterException.class);
        var rejected = logs.putLogEvents(r -> r.logGroupName("refuse")
                        .logStreamName("s")
                        .logEvents(event("old", -2_000_000_000), event("y", 0)))
                .rejectedLogEventsInfo();
        assertThat(rejected.tooOldLogEventEndIndex()).isEqualTo(1);
    }

    private static void group(String group, String stream) {
        logs.createLogGroup(r -> r.logGroupName(group));
        logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
    }

    private static void put(String group, String stream, String... lines) {
        var events = Stream.of(lines).map(line -> event(line, 0)).toList();
        logs.putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
    }

    private static InputLogEvent event(String text, long after) {
        return InputLogEvent.builder()
                .message(text)
                .timestamp(PORT.world().clock().millis() + after)
                .build();
    }

    private static List<FilteredLogEvent> filtered(String pattern) {
        return logs.filterLogEvents(r -> r.logGroupName("filters").filterPattern(pattern))
                .events();
    }
}
