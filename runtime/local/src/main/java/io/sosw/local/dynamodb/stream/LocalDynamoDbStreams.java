package io.sosw.local.dynamodb.stream;

import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.value.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.SequenceNumberRange;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** DynamoDB Streams over the tables of one local DynamoDB. */
public final class LocalDynamoDbStreams implements DynamoDbStreamsClient {
    private static final int MAX_PAGE = 100;
    private static final int MAX_RECORDS = 1000;
    private static final Duration ITERATOR_LIFE = Duration.ofMinutes(15);

    private final Streams streams;
    private final Clock clock;

    public LocalDynamoDbStreams(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Holds nothing of its own. */
    @Override
    public void close() {}

    @Override
    public ListStreamsResponse listStreams(ListStreamsRequest request) {
        new Constraints()
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MAX_PAGE)
                .check();
        int limit = request.limit() == null ? MAX_PAGE : request.limit();
        var found = streams.after(request.exclusiveStartStreamArn()).stream()
                .filter(stream ->
                        request.tableName() == null || stream.tableName().equals(request.tableName()))
                .toList();
        var page = found.subList(0, Math.min(limit, found.size()));
        var response = ListStreamsResponse.builder()
                .streams(page.stream().map(LocalDynamoDbStreams::shown).toList());
        if (page.size() < found.size()) {
            response.lastEvaluatedStreamArn(page.get(page.size() - 1).arn());
        }
        return response.build();
    }

    private static Stream shown(ChangeStream stream) {
        return Stream.builder()
                .streamArn(stream.arn())
                .streamLabel(stream.label())
                .tableName(stream.tableName())
                .build();
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        new Constraints().notNull("streamArn", request.streamArn()).check();
        var stream = streams.required(request.streamArn());
        var range = SequenceNumberRange.builder().startingSequenceNumber(ChangeStream.sequence(0));
        if (!stream.isEnabled()) {
            range.endingSequenceNumber(ChangeStream.sequence(stream.next()));
        }
        var shard = Shard.builder()
                .shardId(stream.shard())
                .sequenceNumberRange(range.build())
                .build();
        boolean seen = stream.shard().equals(request.exclusiveStartShardId());
        return DescribeStreamResponse.builder()
                .streamDescription(StreamDescription.builder()
                        .streamArn(stream.arn())
                        .streamLabel(stream.label())
                        .tableName(stream.tableName())
                        .keySchema(stream.keySchema())
                        .streamViewType(stream.view())
                        .streamStatus(stream.isEnabled() ? StreamStatus.ENABLED : StreamStatus.DISABLED)
                        .creationRequestDateTime(stream.opened())
                        .shards(seen ? List.of() : List.of(shard))
                        .build())
                .build();
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        new Constraints()
                .notNull("streamArn", request.streamArn())
                .notNull("shardId", request.shardId())
                .notNull("shardIteratorType", request.shardIteratorType())
                .oneOf(
                        "shardIteratorType",
                        request.shardIteratorTypeAsString(),
                        "AFTER_SEQUENCE_NUMBER",
                        "AT_SEQUENCE_NUMBER",
                        "LATEST",
                        "TRIM_HORIZON")
                .check();
        var stream = streams.required(request.streamArn());
        if (!stream.shard().equals(request.shardId())) {
            throw Rejection.filled(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    "Requested resource not found: Shard does not exist");
        }
        var position = new ShardPosition(stream.arn(), start(stream, request), clock.instant());
        return GetShardIteratorResponse.builder()
                .shardIterator(position.encoded())
                .build();
    }

    private static long start(ChangeStream stream, GetShardIteratorRequest request) {
        return switch (request.shardIteratorType()) {
            case TRIM_HORIZON -> stream.oldest();
            case LATEST -> stream.next();
            case AT_SEQUENCE_NUMBER -> number(request);
            default -> number(request) + 1;
        };
    }

    private static long number(GetShardIteratorRequest request) {
        var number = request.sequenceNumber() == null ? null : ChangeStream.number(request.sequenceNumber());
        if (number == null) {
            throw Rejection.validation("Invalid SequenceNumber: " + request.sequenceNumber());
        }
        return number;
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        new Constraints()
                .notNull("shardIterator", request.shardIterator())
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MAX_RECORDS)
                .check();
        var position = ShardPosition.decoded(request.shardIterator());
        if (position.made().plus(ITERATOR_LIFE).isBefore(clock.instant())) {
            throw Rejection.filled(
                    ExpiredIteratorException.builder(),
                    "ExpiredIteratorException",
                    "Iterator expired. The iterator was created at time " + position.made());
        }
        var stream = streams.required(position.arn());
        if (position.number() < stream.oldest()) {
            throw Rejection.filled(
                    TrimmedDataAccessException.builder(),
                    "TrimmedDataAccessException",
                    "The operation attempted to read past the oldest stream record in a shard.");
        }
        var records = stream.from(position.number(), request.limit() == null ? MAX_RECORDS : request.limit());
        var next = position.number() + records.size();
        boolean over = !stream.isEnabled() && next >= stream.next();
        return GetRecordsResponse.builder()
                .records(records)
                .nextShardIterator(over ? null : new ShardPosition(stream.arn(), next, clock.instant()).encoded())
                .build();
    }
}
