package io.sosw.essentials.scheduler;

import io.sosw.aws.task.NewTask;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskEntry;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Writes the tasks of a job into the table as they are chunked. Task ids follow from the job and the place of the task in
 * it, so writing a job again, or from an earlier place, leaves every task once.
 *
 * <p>Safe for use by several threads.
 */
public final class JobWriter {
    /** A transaction takes 4 MB, and a character up to three bytes. */
    private static final int CHARACTERS = 1_000_000;

    private final JobChunker chunker;
    private final TaskWrites writes;
    private final TaskAudit audit;

    /** One batch after the other. */
    public JobWriter(JobChunker chunker, TaskEntry entry, TaskAudit audit) {
        this(chunker, new TaskWrites(entry, Hands.ONE, wait -> {}), audit);
    }

    public JobWriter(JobChunker chunker, TaskWrites writes, TaskAudit audit) {
        this.chunker = chunker;
        this.writes = writes;
        this.audit = audit;
    }

    /**
     * Writes tasks until the job or the time ends.
     *
     * @param jobId the same for the same job
     * @param labourer who works on the tasks
     * @param from the first task to write: 0, or the {@link Progress#next()} of an earlier call
     * @param timeLeft asked before each round of batches
     * @throws InvalidJob if the job cannot be chunked; tasks before the faulty place may have been written
     */
    public Progress write(String jobId, String labourer, Map<String, Object> job, long from, BooleanSupplier timeLeft) {
        var run = new Run(jobId, labourer, from, timeLeft);
        try {
            chunker.chunk(job, labourer, run);
            run.flush();
            return new Progress(run.written, run.created, true);
        } catch (OutOfTime e) {
            return new Progress(run.written, run.created, false);
        }
    }

    /**
     * @param next the first task that is not known to be in the table
     * @param created tasks that this call created; those that existed already are not counted
     * @param done whether the job ended
     */
    public record Progress(long next, long created, boolean done) {}

    /** Ends the chunking from within. */
    private static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super(null, null, false, false);
        }
    }

    /** One call of {@link #write}. */
    private final class Run implements TaskSink {
        private final String jobId;
        private final String labourer;
        private final long from;
        private final BooleanSupplier timeLeft;
        private final List<List<NewTask>> batches = new ArrayList<>();
        private List<NewTask> batch = new ArrayList<>(TaskCreation.BATCH);
        private int characters;
        private long index;
        private long written;
        private long created;

        Run(String jobId, String labourer, long from, BooleanSupplier timeLeft) {
            this.jobId = jobId;
            this.labourer = labourer;
            this.from = from;
            this.timeLeft = timeLeft;
            this.written = from;
        }

        @Override
        public void accept(Map<String, Object> payload) {
            long place = index++;
            if (place < from) {
                return;
            }
            var task = NewTask.of(jobId, place, labourer, Json.write(TaskPayload.of(payload)));
            if (characters + task.payload().length() > CHARACTERS) {
                cut();
            }
            characters += task.payload().length();
            batch.add(task);
            if (batch.size() == TaskCreation.BATCH) {
                cut();
            }
        }

        private void cut() {
            if (!batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>(TaskCreation.BATCH);
                characters = 0;
            }
            if (batches.size() >= writes.atOnce()) {
                write();
            }
        }

        void flush() {
            cut();
            if (!batches.isEmpty()) {
                write();
            }
        }

        /** The place moves on when all before it is in the table. */
        private void write() {
            if (!timeLeft.getAsBoolean()) {
                throw new OutOfTime();
            }
            created += writes.create(
                    batches, task -> audit.post(task.taskId(), "created", Map.of("labourer_id", labourer)));
            batches.forEach(each -> written += each.size());
            batches.clear();
        }
    }
}
