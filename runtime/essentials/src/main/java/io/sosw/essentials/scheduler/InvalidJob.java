package io.sosw.essentials.scheduler;

import org.jspecify.annotations.Nullable;

/** A job that cannot be chunked; the message names the path inside the job. */
public final class InvalidJob extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidJob(String path, String problem) {
        this(path, problem, null);
    }

    InvalidJob(String path, String problem, @Nullable Throwable cause) {
        super("At " + path + ": " + problem, cause);
    }
}
