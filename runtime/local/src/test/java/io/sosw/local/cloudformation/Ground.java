package io.sosw.local.cloudformation;

import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.provision.Services;
import io.sosw.local.sqs.LocalSqs;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** CloudFormation over SQS and DynamoDB, on a clock that tests move. */
final class Ground {
    final ManualTime time = new ManualTime();
    final SqsClient sqs;
    final DynamoDbClient dynamoDb;
    final CloudFormationClient cloudFormation;

    Ground() {
        this(Duration.ZERO);
    }

    Ground(Duration pace) {
        var world = TestWorlds.manual(time);
        sqs = new LocalSqs(world, URI.create("http://127.0.0.1:4566"));
        dynamoDb = new LocalDynamoDb(world);
        cloudFormation = new LocalCloudFormation(
                new Services(world, Map.of(SqsClient.class, () -> sqs, DynamoDbClient.class, () -> dynamoDb)), pace);
    }

    /** Lets everything that is due now happen. */
    void settle() {
        time.advance(Duration.ZERO);
    }

    void create(String stack, String template) {
        cloudFormation.createStack(request -> request.stackName(stack).templateBody(template));
        settle();
    }

    void update(String stack, String template) {
        cloudFormation.updateStack(request -> request.stackName(stack).templateBody(template));
        settle();
    }

    void delete(String stack) {
        cloudFormation.deleteStack(request -> request.stackName(stack));
        settle();
    }

    Stack stack(String name) {
        return cloudFormation
                .describeStacks(request -> request.stackName(name))
                .stacks()
                .get(0);
    }

    String status(String name) {
        return stack(name).stackStatusAsString();
    }

    String output(String stack, String key) {
        return stack(stack).outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .map(Output::outputValue)
                .findFirst()
                .orElse("(none)");
    }

    /** Oldest first, each as "logical id, status". */
    List<String> events(String stack) {
        var events = new java.util.ArrayList<>(cloudFormation
                .describeStackEvents(request -> request.stackName(stack))
                .stackEvents());
        java.util.Collections.reverse(events);
        return events.stream()
                .map(event -> event.logicalResourceId() + " " + event.resourceStatusAsString())
                .toList();
    }

    /** Why a resource (or the stack) came to a state. */
    String reason(String stack, String logicalId, String status) {
        return cloudFormation.describeStackEvents(request -> request.stackName(stack)).stackEvents().stream()
                .filter(event -> event.logicalResourceId().equals(logicalId))
                .filter(event -> event.resourceStatusAsString().equals(status))
                .map(event -> String.valueOf(event.resourceStatusReason()))
                .findFirst()
                .orElse("(none)");
    }

    List<String> queues() {
        return sqs.listQueues().queueUrls().stream()
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
    }
}
