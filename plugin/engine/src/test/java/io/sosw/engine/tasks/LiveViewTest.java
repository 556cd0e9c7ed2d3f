package io.sosw.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.TaskCounts;
import io.sosw.local.junit.PassingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each look finds the next counts; each pause lasts ten seconds. */
class LiveViewTest {
    private final PassingTime clock = new PassingTime(Instant.parse("2026-03-10T12:00:00Z"));
    private final Deque<TaskCounts> counts = new ArrayDeque<>();

    @Test
    void theWaitForTheFirstTaskIsNoPartOfThePace() {
        counts.add(new TaskCounts(40, 0, 0, 5, 0, 0));
        counts.add(new TaskCounts(36, 4, 0, 5, 0, 0));
        counts.add(new TaskCounts(30, 0, 0, 15, 0, 0));
        counts.add(new TaskCounts(25, 0, 0, 20, 0, 0));
        counts.add(new TaskCounts(0, 0, 0, 45, 0, 0));

        assertThat(watched())
                .containsExactly(
                        "count [----------------] 0 %, 0 of 40 closed, 0 running, 40 queued",
                        "count [----------------] 0 %, 0 of 40 closed, 4 running, 36 queued",
                        "count [####------------] 25 %, 10 of 40 closed, 0 running, 30 queued, 1.0/s, 30 s left",
                        "count [######----------] 37 %, 15 of 40 closed, 0 running, 25 queued, 0.8/s, 33 s left",
                        "count [################] 100 %, 40 of 40 closed, 0 running, 0 queued, 1.3/s",
                        "count [################] 100 %, 40 of 40 closed, 0 running, 0 queued, 1.0/s");
    }

    @Test
    void aLongRestIsToldInMinutes() {
        counts.add(new TaskCounts(1_000, 0, 0, 0, 0, 0));
        counts.add(new TaskCounts(990, 0, 0, 10, 0, 0));
        counts.add(new TaskCounts(0, 0, 0, 1_000, 0, 0));

        assertThat(watched().get(1)).endsWith(", 1.0/s, 17 min left");
    }

    @Test
    void aTaskThatIsRetriedMeanwhileIsNoStepBack() {
        counts.add(new TaskCounts(0, 1, 0, 3, 2, 0));
        counts.add(new TaskCounts(1, 1, 0, 3, 1, 0));
        counts.add(new TaskCounts(0, 0, 0, 5, 1, 0));

        assertThat(watched())
                .containsExactly(
                        "count [----------------] 0 %, 0 of 1 closed, 1 running, 0 queued",
                        "count [----------------] 0 %, 0 of 2 closed, 1 running, 1 queued",
                        "count [################] 100 %, 2 of 2 closed, 0 running, 0 queued, 0.2/s",
                        "count [################] 100 %, 2 of 2 closed, 0 running, 0 queued, 0.1/s");
    }

    @Test
    void manyLabourersFitOnATerminalTheBusyOnesFirst() {
        var labourers = IntStream.range(0, 30).mapToObj(each -> "l" + each).toList();
        var busy = new TaskCounts(1, 0, 0, 0, 0, 0);
        var idle = new TaskCounts(0, 0, 0, 0, 0, 0);
        var view = new LiveView(each -> each.equals("l29") ? busy : idle, labourers, clock);
        var looks = new java.util.LinkedHashMap<String, TaskCounts>();
        labourers.forEach(each -> looks.put(each, each.equals("l29") ? busy : idle));

        assertThat(view.lines(looks))
                .hasSize(21)
                .startsWith("l29 [----------------] 0 %, 0 of 1 closed, 0 running, 1 queued");
        assertThat(view.lines(looks).get(20)).isEqualTo("and 10 labourers more; -Dsosw.labourer=NAME chooses one");
    }

    private List<String> watched() {
        var lines = new ArrayList<String>();
        var view = new LiveView(any -> counts.size() > 1 ? counts.remove() : counts.element(), List.of("count"), clock);
        view.follow(shown -> lines.addAll(view.lines(shown)), millis -> clock.pause(Duration.ofSeconds(10)));
        return lines.stream().distinct().toList();
    }
}
