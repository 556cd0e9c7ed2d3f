package io.sosw.aws.task;

import io.sosw.json.Json;
import io.sosw.worker.QueuedTask;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends tasks to a queue, ten a call; what the queue does not take is sent again. A Scheduler that is killed and runs
 * again sends some twice: the queue cannot know, closing them once can.
 *
 * <p>Safe for use by several threads.
 */
public final class QueueEntry implements TaskEntry {
    /** AWS's limit of entries in a batch. */
    private static final int BATCH = 10;
    /** Of a batch: below AWS's limit of 256 KB, which older regions still have. */
    private static final int BYTES = 250_000;

    private static final int ROUNDS = 4;

    private final SqsClient sqs;
    private final String url;
    private final QueuedTask lane;
    private final Clock clock;

    /**
     * @param url of the queue; one that ends with {@code .fifo} gets a group for each job
     * @param lane what travels with each task; the job's id in it is replaced
     */
    public QueueEntry(SqsClient sqs, String url, QueuedTask lane, Clock clock) {
        this.sqs = sqs;
        this.url = url;
        this.lane = lane;
        this.clock = clock;
    }

    @Override
    public List<NewTask> create(List<NewTask> tasks) {
        var batch = new ArrayList<SendMessageBatchRequestEntry>();
        int bytes = 0;
        for (var task : tasks) {
            var body = body(task);
            int size = body.getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == BATCH || (!batch.isEmpty() && bytes + size > BYTES)) {
                send(batch);
                batch.clear();
                bytes = 0;
            }
            batch.add(entry(task, body));
            bytes += size;
        }
        send(batch);
        return tasks;
    }

    private void send(List<SendMessageBatchRequestEntry> batch) {
        List<SendMessageBatchRequestEntry> left = List.copyOf(batch);
        List<BatchResultErrorEntry> failed = List.of();
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            var entries = left;
            failed = sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                    .failed();
            var ids = failed.stream().map(BatchResultErrorEntry::id).toList();
            left = entries.stream().filter(entry -> ids.contains(entry.id())).toList();
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("The queue " + url + " refused " + left.size() + " tasks: "
                    + failed.get(0).code() + " " + failed.get(0).message());
        }
    }

    private SendMessageBatchRequestEntry entry(NewTask task, String body) {
        var entry = SendMessageBatchRequestEntry.builder().id(task.taskId()).messageBody(body);
        if (url.endsWith(".fifo")) {
            entry.messageGroupId(task.jobId()).messageDeduplicationId(task.taskId());
        }
        return entry.build();
    }

    /** What the Orchestrator would have sent, and how the task came. */
    private String body(NewTask task) {
        var event = TaskEvent.of(task.payload(), task.taskId(), task.labourerId(), clock.instant(), 1);
        event.put(QueuedTask.MEMBER, new QueuedTask(task.jobId(), lane.closing(), lane.lease()).member());
        return Json.write(event);
    }
}
