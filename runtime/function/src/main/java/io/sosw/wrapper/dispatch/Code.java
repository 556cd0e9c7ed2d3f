package io.sosw.wrapper.dispatch;

/**
 * The code of a process. Deployed code is read once; on a developer's machine it may be exchanged between two events.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda: the execution
 *     environment's life, which deployed code shares</a>
 */
public interface Code {

    /** Finds what is read once, when the process starts. */
    ClassLoader loader();

    /**
     * A handler of events in the code of the moment; the caller closes it with the process.
     *
     * @param start opens the function and its contexts with the classes and resources that a loader finds; the first time
     *     with {@link #loader()}
     */
    EventHandler handler(Start start);

    /** Opens a function. */
    @FunctionalInterface
    interface Start {

        /** May fail as the function's own start fails. */
        EventHandler with(ClassLoader loader);
    }

    /** Code that stays as it is. */
    static Code of(ClassLoader loader) {
        return new Code() {
            @Override
            public ClassLoader loader() {
                return loader;
            }

            @Override
            public EventHandler handler(Start start) {
                return start.with(loader);
            }
        };
    }
}
