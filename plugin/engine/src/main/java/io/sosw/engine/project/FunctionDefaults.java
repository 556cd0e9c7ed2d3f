package io.sosw.engine.project;

/**
 * What the pom says once for all functions.
 *
 * @param memory in MB (2^20 bytes)
 * @param timeout in seconds
 */
public record FunctionDefaults(int memory, int timeout) {
    /** 512 MB and 30 seconds. */
    public static final FunctionDefaults STANDARD = new FunctionDefaults(512, 30);
}
