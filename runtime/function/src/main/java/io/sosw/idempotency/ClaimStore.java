package io.sosw.idempotency;

import java.time.Instant;

/**
 * Where claims are kept: a DynamoDB table, or {@link MemoryClaims} in tests. Each operation is atomic. Safe for use by
 * several threads and processes.
 */
public interface ClaimStore {

    /**
     * Claims the right to do the work of a key. Of all who ask one is granted, until its claim runs out.
     *
     * @param owner unique to this execution; asking again as the same owner is granted again
     * @param now judged by the caller's clock
     * @param until when the claim runs out, should the owner never report
     */
    Claim claim(String key, String owner, Instant now, Instant until);

    /**
     * Records the result.
     *
     * @param result JSON
     * @param forget when the key may be claimed anew
     * @return false if the claim had run out and another has the key
     */
    boolean complete(String key, String owner, String result, Instant forget);

    /** Gives the key back, if it is still the owner's. */
    void release(String key, String owner);

    /** What became of a claim. */
    sealed interface Claim {

        /** The work is the owner's. */
        record Granted() implements Claim {}

        /**
         * Another does the work.
         *
         * @param until when its claim runs out
         */
        record Running(Instant until) implements Claim {}

        /**
         * The work was done.
         *
         * @param result JSON
         */
        record Done(String result) implements Claim {}
    }
}
