package io.sosw.local.logs;

import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.*;

/** Amazon CloudWatch Logs: groups, streams, lines and filters over them. Safe for use by several threads. */
public final class LocalLogs implements CloudWatchLogsClient {
    private static final int PAGE = 50;
    private final LogGroups groups;
    private final LogReading reading;

    public LocalLogs(World world) {
        groups = new LogGroups(world);
        reading = new LogReading(groups);
        world.deliveries()
                .register(
                        "logs",
                        (arn, message) ->
                                groups.append(groups.group(arn.toString()).name, message.source(), message.body()));
    }

    /**
     * Adds what another service logs, a line an event.
     *
     * @param stream such as {@code 2026/11/21/[$LATEST]local}; made if it is not there, as the group is
     */
    public void append(String group, String stream, String text) {
        groups.append(group, stream, text);
    }

    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        groups.create(request.logGroupName()).tags.putAll(request.tags());
        return CreateLogGroupResponse.builder().build();
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        groups.delete(request.logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        var all = groups.all().stream()
                .filter(group -> starts(group.name, request.logGroupNamePrefix()))
                .filter(group ->
                        request.logGroupNamePattern() == null || group.name.contains(request.logGroupNamePattern()))
                .toList();
        var page = Pages.cut(all, group -> group.name, request.nextToken(), most(request.limit()));
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items().stream().map(this::view).toList())
                .nextToken(page.next())
                .build();
    }

    private LogGroup view(LogGroups.Group group) {
        return LogGroup.builder()
                .logGroupName(group.name)
                .arn(groups.arn(group) + ":*")
                .logGroupArn(groups.arn(group))
                .creationTime(group.created)
                .retentionInDays(group.retentionInDays == 0 ? null : group.retentionInDays)
                .metricFilterCount(0)
                .logGroupClass("STANDARD")
                .storedBytes(group.streams.values().stream()
                        .mapToLong(LogStreamLines::bytes)
                        .sum())
                .build();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        groups.createStream(groups.group(request.logGroupName()), request.logStreamName());
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        var group = groups.group(request.logGroupName());
        group.streams.remove(group.stream(request.logStreamName()).name());
        return DeleteLogStreamResponse.builder().build();
    }

    @Override
    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        var group = reading.group(request.logGroupName(), request.logGroupIdentifier());
        var all = group.streams.values().stream()
                .filter(stream -> starts(stream.name(), request.logStreamNamePrefix()))
                .toList();
        var page = Pages.cut(all, LogStreamLines::name, request.nextToken(), most(request.limit()));
        var order = request.orderBy() == OrderBy.LAST_EVENT_TIME
                ? Comparator.comparing(
                        LogStream::lastEventTimestamp, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
                : Comparator.comparing(LogStream::logStreamName);
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items().stream()
                        .map(stream -> view(group, stream))
                        .sorted(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order)
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private LogStream view(LogGroups.Group group, LogStreamLines stream) {
        var lines = stream.lines();
        var view = LogStream.builder()
                .logStreamName(stream.name())
                .arn(groups.arn(group) + ":log-stream:" + stream.name())
                .creationTime(stream.created());
        if (!lines.isEmpty()) {
            var last = lines.get(lines.size() - 1);
            view.firstEventTimestamp(lines.get(0).time())
                    .lastEventTimestamp(last.time())
                    .lastIngestionTime(last.ingested());
        }
        return view.build();
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        var group = groups.group(request.logGroupName());
        var stream = group.stream(request.logStreamName());
        var rejected = LogRules.check(request.logEvents(), groups.now(), group.retentionInDays);
        LogRules.accepted(request.logEvents(), rejected)
                .forEach(event -> groups.add(stream, event.timestamp(), event.message()));
        return PutLogEventsResponse.builder()
                .nextSequenceToken("49590302938482398420")
                .rejectedLogEventsInfo(rejected)
                .build();
    }

    @Override
    public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        return reading.get(request);
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        return reading.filter(request);
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        LogRules.checkRetention(request.retentionInDays());
        groups.group(request.logGroupName()).retentionInDays = request.retentionInDays();
        return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    public DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request) {
        groups.group(request.logGroupName()).retentionInDays = 0;
        return DeleteRetentionPolicyResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        groups.group(request.resourceArn()).tags.putAll(request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        groups.group(request.resourceArn()).tags.keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        var tags = groups.group(request.resourceArn()).tags;
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private static boolean starts(String name, @Nullable String prefix) {
        return prefix == null || name.startsWith(prefix);
    }

    private static int most(@Nullable Integer limit) {
        return Objects.requireNonNullElse(limit, PAGE);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
