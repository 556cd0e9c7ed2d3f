package io.sosw.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchProgressTest {

    @Test
    void onlyWhatSucceededIsLeftOut() {
        var units = List.of(unit("a", null), unit("b", null), unit("c", null));
        var progress = new BatchProgress(units);
        progress.succeeded(units.get(0));
        progress.failed(units.get(1));
        assertThat(progress.mayRun(units.get(2))).isTrue();
        assertThat(progress.response()).isEqualTo(BatchResponse.failed(List.of("b", "c")));
        progress.succeeded(units.get(2));
        assertThat(progress.response()).isEqualTo(BatchResponse.failed(List.of("b")));
    }

    @Test
    void aMessageSucceedsOnlyWithAllItsUnits() {
        var units = List.of(unit("a", null), unit("a", null), unit("b", null));
        var progress = new BatchProgress(units);
        progress.succeeded(units.get(0));
        progress.succeeded(units.get(2));
        assertThat(progress.response()).isEqualTo(BatchResponse.failed(List.of("a")));
        progress.succeeded(units.get(1));
        assertThat(progress.response()).isEqualTo(BatchResponse.success());
    }

    @Test
    void onAFifoQueueTheFirstFailureStopsTheBatch() {
        var units = List.of(unit("a", "g"), unit("b", "g"), unit("c", "g"), unit("d", "h"));
        var progress = new BatchProgress(units);
        for (var unit : units) {
            if (!progress.mayRun(unit)) {
                continue;
            }
            if ("b".equals(unit.itemIdentifier())) {
                progress.failed(unit);
            } else {
                progress.succeeded(unit);
            }
        }
        assertThat(progress.response()).isEqualTo(BatchResponse.failed(List.of("b", "c", "d")));
    }

    @Test
    void noFailureIsLostBetweenThreads() throws Exception {
        var units = IntStream.range(0, 2000).mapToObj(i -> unit("m" + i, null)).toList();
        var progress = new BatchProgress(units);
        var work = new ArrayList<Callable<Void>>();
        for (var i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            var fails = i % 3 == 0;
            work.add(() -> {
                if (fails) {
                    progress.failed(unit);
                } else {
                    progress.succeeded(unit);
                }
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(progress.response().batchItemFailures()).hasSize(667);
    }

    private static UnitOfWork unit(String id, @Nullable String group) {
        return new UnitOfWork(id, 1, group, "event", null);
    }
}
