package io.sosw.engine.watch;

import io.sosw.engine.console.Console;
import io.sosw.engine.console.Style;
import io.sosw.engine.console.Terminal;
import io.sosw.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests that a save affects, until it is told to quit. A save during a run cuts the run short: what is shown is
 * always of the sources as they are. One thread does all but listening to workers.
 */
public final class TestWatch {
    private static final long PAUSE_MILLIS = 25;
    private static final long SILENT_SECONDS = 10;
    private static final int WARM = 6;

    private final Build build;
    private final Terminal terminal;
    private final Clock clock;
    private final Screen screen;
    private final Workers workers;
    private final Results results = new Results();
    private final Set<String> changedClasses = new HashSet<>();
    private final Set<Path> changedFiles = new TreeSet<>();
    private final Set<TestModule> doubtful = new HashSet<>();
    private final Set<String> owed = new HashSet<>();
    private List<TestModule> modules = List.of();
    private @Nullable Rebuild rebuild;
    private @Nullable Session session;
    private List<Batch> last = List.of();
    private boolean broken;
    private boolean quit;
    private int warm;
    private long toldSilence;

    /** @param terminal for keys; none in a pipe */
    public TestWatch(
            Build build, Terminal terminal, Console console, Style style, Clock clock, RandomGenerator random) {
        this.build = build;
        this.terminal = terminal;
        this.clock = clock;
        this.screen = new Screen(console, style, terminal.interactive());
        this.workers = new Workers(random);
    }

    /** Watches until the person quits, or the thread is interrupted. */
    public void run() throws IOException, InterruptedException {
        try (workers) {
            screen.help();
            modules = build.modules();
            var files = new ProjectFiles(modules, clock);
            var told = new HashSet<Path>();
            everything();
            while (!quit) {
                hear(files);
                terminal.key().ifPresent(this::pressed);
                var changed = files.changed(session != null);
                files.ignored().stream().filter(told::add).forEach(screen::ignored);
                if (!changed.isEmpty()) {
                    saved(changed);
                    if (changed.stream().anyMatch(TestWatch::pom)) {
                        files = new ProjectFiles(modules, clock);
                    }
                }
            }
        }
    }

    private static boolean pom(Path file) {
        return file.endsWith("pom.xml");
    }

    private void everything() throws IOException {
        rebuild = new Rebuild(modules, clock);
        doubtful.addAll(modules);
        for (TestModule module : modules) {
            workers.end(module);
        }
        refresh(System.nanoTime());
    }

    private void hear(ProjectFiles files) throws IOException, InterruptedException {
        var message = workers.next(PAUSE_MILLIS);
        while (message != null) {
            var running = session;
            if (running != null && !running.hear(message)) {
                session = null;
                files.quietRun();
                screen.ended(running.tally(), running.millis(), results.failed());
            }
            message = workers.next(0);
        }
        var running = session;
        if (running == null) {
            toldSilence = 0;
            warmUp();
        } else if (running.silentSeconds() >= SILENT_SECONDS
                && toldSilence < running.silentSeconds() / SILENT_SECONDS) {
            toldSilence = running.silentSeconds() / SILENT_SECONDS;
            screen.silent(running.now(), running.silentSeconds());
        }
    }

    /** When the first run has ended: the first save shall find a warm compiler. */
    private void warmUp() throws IOException {
        if (warm < WARM && !broken) {
            warm++;
            try {
                Objects.requireNonNull(rebuild).warmUp();
            } catch (UserError justEdited) {
                warm = WARM; // the look at the files that comes next tells
            }
        }
    }

    private void saved(Set<Path> files) throws IOException {
        long begun = System.nanoTime();
        cut();
        changedFiles.addAll(files);
        for (Path file : files) {
            if (modules.stream().noneMatch(module -> module.holdsSource(file))) {
                doubt(file);
            }
        }
        if (files.stream().anyMatch(TestWatch::pom)) {
            reread();
        } else {
            refresh(begun);
        }
    }

    /** What is not compiled may matter to every test of its module, and of those that depend on it. */
    private void doubt(Path file) {
        var nearest = modules.stream()
                .filter(module -> file.startsWith(module.directory()))
                .max(Comparator.comparingInt(module -> module.directory().getNameCount()));
        if (nearest.isPresent() && nearest.get().holdsTests()) {
            doubtful.add(nearest.get());
        } else {
            doubtful.addAll(modules);
        }
    }

    private void reread() throws IOException {
        try {
            modules = build.modules();
            doubtful.clear();
            everything();
        } catch (UserError error) {
            broken(error);
        }
    }

    private void cut() {
        var running = session;
        if (running != null) {
            screen.cut(running.now());
            owed.addAll(running.cut());
            session = null;
        }
    }

    /** Compiles, and runs what is affected; nothing is run before everything compiles. */
    private void refresh(long begun) throws IOException {
        var building = Objects.requireNonNull(rebuild);
        try {
            if (!doubtful.isEmpty()) {
                build.prepare();
            }
            changedClasses.addAll(building.run());
            broken = false;
        } catch (UserError error) {
            broken(error);
            return;
        }
        var selection = new Selection(modules, building);
        var all = selection.all();
        results.keepOnly(all);
        owed.addAll(results.failed());
        var batches = selection.of(changedClasses, doubtful, owed);
        if (changedFiles.isEmpty()) {
            screen.running("all", batches, all.size());
        } else {
            screen.saved(changedFiles, batches, all.size());
        }
        changedClasses.clear();
        changedFiles.clear();
        doubtful.clear();
        owed.clear();
        start(batches, begun);
    }

    private void broken(UserError error) {
        broken = true;
        screen.broken(error);
    }

    private void start(List<Batch> batches, long begun) throws IOException {
        last = batches;
        var next = new Session(batches, workers, results, screen, begun);
        if (next.proceed()) {
            session = next;
        } else {
            screen.ended(next.tally(), next.millis(), results.failed());
        }
    }

    private void pressed(char key) {
        try {
            switch (key) {
                case 'q' -> quit = true;
                case 'h', '?' -> screen.help();
                case 'o' -> screen.toggleOutput();
                case 'a' -> again("all", selection().these(test -> true));
                case 'f' -> again("failed", selection().these(results.failed()::contains));
                case '/' -> named();
                case '\n', '\r' -> again("again", last);
                default -> {}
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Selection selection() {
        return new Selection(modules, Objects.requireNonNull(rebuild));
    }

    private void named() throws IOException {
        screen.ask();
        var text = terminal.line();
        if (!text.isEmpty()) {
            again("named " + text, selection().named(text));
        }
    }

    private void again(String why, List<Batch> batches) throws IOException {
        if (broken) {
            refresh(System.nanoTime());
            return;
        }
        cut();
        var chosen = new HashSet<>(owed); // nothing is green while a result is owed
        owed.clear();
        batches.forEach(batch -> chosen.addAll(batch.classes()));
        var all = selection().these(chosen::contains);
        screen.running(why, all, selection().all().size());
        start(all, System.nanoTime());
    }
}
