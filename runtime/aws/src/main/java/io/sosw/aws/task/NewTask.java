package io.sosw.aws.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A task to be created. Its id follows from the job and the place within it, so creating it again changes nothing.
 *
 * @param taskId 32 hexadecimal digits
 * @param labourerId who works on it
 * @param jobId the job it came from
 * @param payload JSON text
 */
public record NewTask(String taskId, String labourerId, String jobId, String payload) {

    /** The task at a place of a job. */
    public static NewTask of(String jobId, long index, String labourerId, String payload) {
        return new NewTask(id(jobId, index), labourerId, jobId, payload);
    }

    /** The id of the task at a place of a job: the first 128 bits of SHA-256 over both. */
    public static String id(String jobId, long index) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((jobId + '\n' + index).getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
