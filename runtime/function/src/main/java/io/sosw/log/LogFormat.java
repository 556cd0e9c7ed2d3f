package io.sosw.log;

/** How a log record looks; the values of {@code AWS_LAMBDA_LOG_FORMAT}. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** For machines: one object a line. */
    JSON
}
