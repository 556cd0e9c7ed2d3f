package io.sosw.local.ecs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tasks that run as long as the test says. */
final class FakeTasks implements TaskLauncher {
    final List<Fake> started = new ArrayList<>();
    boolean broken;
    boolean stubborn;

    /** A process that is none. */
    final class Fake implements TaskProcess {
        final Launch launch;
        final List<String> signals = new ArrayList<>();
        private final CompletableFuture<Boolean> up = new CompletableFuture<>();
        private final CompletableFuture<Integer> exit = new CompletableFuture<>();

        private Fake(Launch launch) {
            this.launch = launch;
        }

        @Override
        public CompletableFuture<Boolean> up() {
            return up;
        }

        @Override
        public CompletableFuture<Integer> exit() {
            return exit;
        }

        @Override
        public void terminate() {
            signals.add("TERM");
            if (!stubborn) {
                exit.complete(143);
            }
        }

        @Override
        public void kill() {
            signals.add("KILL");
            exit.complete(137);
        }

        void end(int code) {
            up.complete(false);
            exit.complete(code);
        }
    }

    @Override
    public TaskProcess launch(Launch launch) {
        var fake = new Fake(launch);
        started.add(fake);
        if (broken) {
            fake.end(2);
        } else {
            fake.up.complete(true);
        }
        return fake;
    }
}
