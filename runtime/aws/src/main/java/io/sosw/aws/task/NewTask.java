package io.sosw.aws.task;

import io.sosw.worker.Attempt;
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
    /** DynamoDB takes items of 400 KB; the rest is for our attributes, results and stats. */
    public static final int PAYLOAD_BYTES = 300_000;

    /**
     * @throws IllegalArgumentException if the payload is too large for an item
     */
    public NewTask {
        if (payload.length() > PAYLOAD_BYTES / 3 && payload.getBytes(StandardCharsets.UTF_8).length > PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "A task of job " + jobId + " for " + labourerId + " has a payload of more " + "than "
                            + PAYLOAD_BYTES + " bytes; chunk the job finer, or put the data in S3 and name it");
        }
    }

    /** The same work once more, for a task that died; asking twice gives the same task. */
    public static NewTask again(Task dead) {
        return new NewTask(id(dead.taskId(), 0), dead.labourerId(), dead.jobId(), dead.payload());
    }

    /** What an attempt has left of a task's work; asking twice gives the same task. */
    public static NewTask rest(Task task, int attempt, String payload) {
        return new NewTask(id(task.taskId(), attempt), task.labourerId(), task.jobId(), payload);
    }

    /** What a delivery by a queue has left of a task's work; asking twice gives the same task. */
    public static NewTask rest(Attempt attempt, String jobId, String payload) {
        return new NewTask(id(attempt.taskId(), attempt.number()), attempt.labourerId(), jobId, payload);
    }

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
