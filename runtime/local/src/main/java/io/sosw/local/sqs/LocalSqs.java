package io.sosw.local.sqs;

import io.sosw.local.world.World;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.*;

/** Amazon SQS: inject it into a test, or serve it. Safe for use by several threads. */
public final class LocalSqs implements SqsClient {
    private final Queues queues;
    private final QueueAdministration administration;
    private final Sending sending;
    private final Receiving receiving;
    private final MoveTasks tasks;

    /** For tests within one process, which see no port. */
    public LocalSqs(World world) {
        this(world, URI.create("https://sqs." + world.region() + ".amazonaws.com"));
    }

    /**
     * @param endpoint that queue addresses begin with
     */
    public LocalSqs(World world, URI endpoint) {
        queues = new Queues(world, endpoint);
        administration = new QueueAdministration(queues);
        sending = new Sending(world);
        receiving = new Receiving(queues, sending);
        tasks = new MoveTasks(world, queues, sending);
        world.deliveries().register("sqs", (arn, message) -> {
            var queue = queues.find(arn);
            if (queue == null) {
                throw new IllegalArgumentException("No such queue: " + arn);
            }
            sending.deliver(queue, message);
        });
    }

    @Override
    public CreateQueueResponse createQueue(CreateQueueRequest request) {
        var queue = queues.create(request.queueName(), request.attributesAsStrings(), request.tags());
        return CreateQueueResponse.builder().queueUrl(queues.url(queue)).build();
    }

    @Override
    public DeleteQueueResponse deleteQueue(DeleteQueueRequest request) {
        queues.delete(queues.byUrl(request.queueUrl()));
        return DeleteQueueResponse.builder().build();
    }

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        if (request.queueName() == null) {
            throw SqsErrors.missing("QueueName");
        }
        var url = queues.url(queues.named(request.queueName()));
        return GetQueueUrlResponse.builder().queueUrl(url).build();
    }

    @Override
    public ListQueuesResponse listQueues(ListQueuesRequest request) {
        return administration.list(request);
    }

    @Override
    public ListDeadLetterSourceQueuesResponse listDeadLetterSourceQueues(ListDeadLetterSourceQueuesRequest request) {
        return administration.listSources(request);
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        var queue = queues.byUrl(request.queueUrl());
        var attributes = QueueAttributes.of(queue, request.attributeNamesAsStrings());
        return GetQueueAttributesResponse.builder()
                .attributesWithStrings(attributes)
                .build();
    }

    @Override
    public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request) {
        administration.change(queues.byUrl(request.queueUrl()), request.attributesAsStrings());
        return SetQueueAttributesResponse.builder().build();
    }

    @Override
    public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
        administration.purge(queues.byUrl(request.queueUrl()));
        return PurgeQueueResponse.builder().build();
    }

    @Override
    public TagQueueResponse tagQueue(TagQueueRequest request) {
        administration.tag(queues.byUrl(request.queueUrl()), request.tags());
        return TagQueueResponse.builder().build();
    }

    @Override
    public UntagQueueResponse untagQueue(UntagQueueRequest request) {
        administration.untag(queues.byUrl(request.queueUrl()), request.tagKeys());
        return UntagQueueResponse.builder().build();
    }

    @Override
    public ListQueueTagsResponse listQueueTags(ListQueueTagsRequest request) {
        var tags = administration.tags(queues.byUrl(request.queueUrl()));
        return ListQueueTagsResponse.builder().tags(tags).build();
    }

    @Override
    public AddPermissionResponse addPermission(AddPermissionRequest request) {
        var queue = queues.byUrl(request.queueUrl());
        administration.change(queue, Map.of(Settings.POLICY, Permissions.add(queue, request)));
        return AddPermissionResponse.builder().build();
    }

    @Override
    public RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        var queue = queues.byUrl(request.queueUrl());
        administration.change(queue, Map.of(Settings.POLICY, Permissions.remove(queue, request.label())));
        return RemovePermissionResponse.builder().build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        return SendAnswers.one(sending.send(queues.byUrl(request.queueUrl()), request), request);
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        return SendAnswers.batch(sending, queues.byUrl(request.queueUrl()), request);
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        var messages = receiving.receive(queues.byUrl(request.queueUrl()), request);
        var builder = ReceiveMessageResponse.builder();
        return (messages.isEmpty() ? builder : builder.messages(messages)).build();
    }

    /** How long a receiver of that request waits, for whoever looks for messages without waiting. */
    public Waiting waiting(ReceiveMessageRequest request) {
        return receiving.waiting(queues.byUrl(request.queueUrl()), request);
    }

    /** A receiver's patience. For one thread. */
    @FunctionalInterface
    public interface Waiting {
        /** Waits until there may be something that was not there at the last look; whether to look again. */
        boolean more();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        InFlight.delete(queues.byUrl(request.queueUrl()), request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        var queue = queues.byUrl(request.queueUrl());
        var kind = "DeleteMessageBatchRequestEntry";
        var batch = Batch.run(request.entries(), kind, DeleteMessageBatchRequestEntry::id, entry -> {
            InFlight.delete(queue, entry.receiptHandle());
            return DeleteMessageBatchResultEntry.builder().id(entry.id()).build();
        });
        return DeleteMessageBatchResponse.builder()
                .successful(batch.successful())
                .failed(batch.failed())
                .build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        InFlight.changeVisibility(
                queues.byUrl(request.queueUrl()), request.receiptHandle(), request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        var queue = queues.byUrl(request.queueUrl());
        var kind = "ChangeMessageVisibilityBatchRequestEntry";
        var batch = Batch.run(request.entries(), kind, ChangeMessageVisibilityBatchRequestEntry::id, entry -> {
            InFlight.changeVisibility(queue, entry.receiptHandle(), entry.visibilityTimeout());
            return ChangeMessageVisibilityBatchResultEntry.builder()
                    .id(entry.id())
                    .build();
        });
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(batch.successful())
                .failed(batch.failed())
                .build();
    }

    @Override
    public StartMessageMoveTaskResponse startMessageMoveTask(StartMessageMoveTaskRequest request) {
        var handle = tasks.start(request.sourceArn(), request.destinationArn(), request.maxNumberOfMessagesPerSecond());
        return StartMessageMoveTaskResponse.builder().taskHandle(handle).build();
    }

    @Override
    public CancelMessageMoveTaskResponse cancelMessageMoveTask(CancelMessageMoveTaskRequest request) {
        var moved = tasks.cancel(Objects.requireNonNullElse(request.taskHandle(), ""));
        return CancelMessageMoveTaskResponse.builder()
                .approximateNumberOfMessagesMoved(moved)
                .build();
    }

    @Override
    public ListMessageMoveTasksResponse listMessageMoveTasks(ListMessageMoveTasksRequest request) {
        var results = tasks.list(request.sourceArn(), request.maxResults());
        return ListMessageMoveTasksResponse.builder().results(results).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
