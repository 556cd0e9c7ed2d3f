package io.sosw.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A project that is edited while it runs. Whoever is about to run its code asks first; a mistake is told to each who asks
 * until it is mended.
 *
 * @param <P> what is planned from it
 */
public final class LiveProject<P> {
    private final Path template;
    private final TemplateUpdate update;
    private Declaration<P> declared;
    private Map<Path, String> poms;
    private Map<Path, String> files = Map.of();
    private Optional<String> made = Optional.empty();
    private Optional<P> plan = Optional.empty();

    /** Makes what a changed template says. */
    @FunctionalInterface
    public interface TemplateUpdate {
        /** @throws io.sosw.error.UserError if the template cannot be made */
        void now() throws IOException;
    }

    /**
     * @param declared as the poms say now
     * @param template the project's; may not exist
     */
    public LiveProject(Declaration<P> declared, Path template, TemplateUpdate update) throws IOException {
        this.declared = declared;
        this.template = template;
        this.update = update;
        this.poms = contents(declared.poms());
    }

    /**
     * Brings all up to date that has changed.
     *
     * @throws io.sosw.error.UserError as long as an edit is broken
     */
    public synchronized P refresh() throws IOException {
        var now = contents(declared.poms());
        if (!now.equals(poms)) {
            declared = declared.reread();
            var then = contents(declared.poms());
            poms = then.keySet().equals(now.keySet()) ? now : then;
            plan = Optional.empty();
        }
        declared.compile();
        var latest = contents(declared.files());
        if (plan.isEmpty() || !latest.equals(files)) {
            var next = declared.plan();
            make(latest.getOrDefault(template, ""));
            plan = Optional.of(next);
            files = latest;
        }
        return plan.orElseThrow();
    }

    /** Only what the declarations agree with, and once: what a mistake would remove from the shim is gone. */
    private void make(String wanted) throws IOException {
        if (made.isPresent() && !made.get().equals(wanted)) {
            update.now();
        }
        made = Optional.of(wanted);
    }

    /** Makes the compiler warm. */
    public synchronized void warmUp() throws IOException {
        declared.warmUp();
    }

    /** They are few and small: no time stamp need be trusted. */
    private static Map<Path, String> contents(List<Path> files) throws IOException {
        var contents = new TreeMap<Path, String>();
        for (Path file : files) {
            try {
                contents.put(file, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            } catch (NoSuchFileException none) {
                contents.put(file, "");
            }
        }
        return contents;
    }
}
