package io.sosw.local.logs;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reads lines: of one stream forwards and backwards, of several by a pattern. Safe for use by several threads. */
final class LogReading {
    private static final int MOST = 10_000;
    private final LogGroups groups;

    LogReading(LogGroups groups) {
        this.groups = groups;
    }

    LogGroups.Group group(@Nullable String name, @Nullable String identifier) {
        var group = groups.group(name == null ? identifier : name);
        group.expire();
        return group;
    }

    /** Tokens name a position among the lines; at an end one gets the token back that one came with, as on AWS. */
    GetLogEventsResponse get(GetLogEventsRequest request) {
        var lines =
                group(request.logGroupName(), request.logGroupIdentifier()).stream(request.logStreamName())
                        .lines()
                        .stream()
                        .filter(within(request.startTime(), request.endTime()))
                        .toList();
        var most = Math.min(Objects.requireNonNullElse(request.limit(), MOST), MOST);
        var page = page(lines, request, most);
        return GetLogEventsResponse.builder()
                .events(page.stream()
                        .map(line -> OutputLogEvent.builder()
                                .timestamp(line.time())
                                .message(line.text())
                                .ingestionTime(line.ingested())
                                .build())
                        .toList())
                .nextForwardToken(page.isEmpty() ? given(request, "f/") : "f/" + key(page.get(page.size() - 1)))
                .nextBackwardToken(page.isEmpty() ? given(request, "b/") : "b/" + key(page.get(0)))
                .build();
    }

    private static List<LogLine> page(List<LogLine> lines, GetLogEventsRequest request, int most) {
        var token = request.nextToken();
        if (token == null) {
            return Boolean.TRUE.equals(request.startFromHead()) ? head(lines, most) : tail(lines, most);
        }
        if (!token.matches("[fb]/\\d{13,20}-\\d{1,19}|[fb]/")) {
            throw LogErrors.invalid("The specified nextToken is invalid.");
        }
        var position = token.substring(2);
        return token.startsWith("f/")
                ? head(
                        lines.stream()
                                .filter(line -> key(line).compareTo(position) > 0)
                                .toList(),
                        most)
                : tail(
                        lines.stream()
                                .filter(line -> key(line).compareTo(position) < 0)
                                .toList(),
                        most);
    }

    private static String given(GetLogEventsRequest request, String direction) {
        var token = request.nextToken();
        return token == null ? direction : direction + token.substring(2);
    }

    /** Ordered as the lines are. */
    private static String key(LogLine line) {
        return String.format(java.util.Locale.ROOT, "%015d-%019d", line.time(), line.id());
    }

    private static List<LogLine> head(List<LogLine> lines, int most) {
        return lines.subList(0, Math.min(most, lines.size()));
    }

    private static List<LogLine> tail(List<LogLine> lines, int most) {
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        var group = group(request.logGroupName(), request.logGroupIdentifier());
        var pattern = FilterPattern.parse(request.filterPattern());
        var position = Objects.requireNonNullElse(request.nextToken(), "");
        var most = Math.min(Objects.requireNonNullElse(request.limit(), MOST), MOST);
        var found = streams(group, request)
                .flatMap(stream -> stream.lines().stream())
                .filter(within(request.startTime(), request.endTime()))
                .filter(line -> key(line).compareTo(position) > 0)
                .filter(line -> pattern.test(line.text()))
                .sorted(LogLine::order)
                .limit(most + 1L)
                .toList();
        var page = head(found, most);
        return FilterLogEventsResponse.builder()
                .events(page.stream()
                        .map(line -> FilteredLogEvent.builder()
                                .eventId(key(line))
                                .logStreamName(line.stream())
                                .timestamp(line.time())
                                .message(line.text())
                                .ingestionTime(line.ingested())
                                .build())
                        .toList())
                .searchedLogStreams(List.of())
                .nextToken(found.size() > most ? key(page.get(page.size() - 1)) : null)
                .build();
    }

    private static Stream<LogStreamLines> streams(LogGroups.Group group, FilterLogEventsRequest request) {
        if (!request.logStreamNames().isEmpty()) {
            return request.logStreamNames().stream().map(group::stream);
        }
        var prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
        return group.streams.values().stream().filter(s -> s.name().startsWith(prefix));
    }

    private static Predicate<LogLine> within(@Nullable Long from, @Nullable Long to) {
        return line -> (from == null || line.time() >= from) && (to == null || line.time() < to);
    }
}
