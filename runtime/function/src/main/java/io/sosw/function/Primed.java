package io.sosw.function;

/** Something costly that can warm itself up before the first invocation; see {@link ContextFactory.Opened#prime()}. */
public interface Primed {

    /** Does the work that the first invocation would otherwise pay for: open connections, load classes. */
    void prime();
}
