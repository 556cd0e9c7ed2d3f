package io.sosw.local.logs;

import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All groups and their streams. Safe for use by several threads. */
final class LogGroups {
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Pattern STREAM = Pattern.compile("[^:*]{1,512}");
    private final Map<String, Group> groups = new ConcurrentSkipListMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final World world;

    LogGroups(World world) {
        this.world = world;
    }

    Group create(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw LogErrors.invalid("1 validation error detected: Value '" + name
                    + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression "
                    + "pattern: [\\.\\-_/#A-Za-z0-9]+");
        }
        var group = new Group(name, now());
        if (groups.putIfAbsent(name, group) != null) {
            throw LogErrors.exists("group");
        }
        return group;
    }

    LogStreamLines createStream(Group group, @Nullable String name) {
        if (name == null || !STREAM.matcher(name).matches()) {
            throw LogErrors.invalid("1 validation error detected: Value '" + name
                    + "' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression "
                    + "pattern: [^:*]*");
        }
        var stream = new LogStreamLines(name, now());
        if (group.streams.putIfAbsent(name, stream) != null) {
            throw LogErrors.exists("stream");
        }
        return stream;
    }

    /** By name or ARN. */
    Group group(@Nullable String nameOrArn) {
        var name = String.valueOf(nameOrArn).replaceFirst("^arn:aws:logs:[^:]*:[^:]*:log-group:", "");
        var group = groups.get(name.endsWith(":*") ? name.substring(0, name.length() - 2) : name);
        if (group == null) {
            throw LogErrors.noGroup();
        }
        return group;
    }

    void delete(@Nullable String name) {
        group(name);
        groups.remove(String.valueOf(name));
    }

    List<Group> all() {
        return List.copyOf(groups.values());
    }

    /** Adds lines where group and stream are made if they are not there: what other services log. */
    void append(String groupName, String streamName, String text) {
        var group = groups.computeIfAbsent(groupName, name -> new Group(name, now()));
        var stream = group.streams.computeIfAbsent(streamName, name -> new LogStreamLines(name, now()));
        text.lines().forEach(line -> add(stream, now(), line));
    }

    void add(LogStreamLines stream, long time, String text) {
        stream.add(new LogLine(ids.incrementAndGet(), stream.name(), time, now(), text));
    }

    long now() {
        return world.clock().millis();
    }

    String arn(Group group) {
        return new Arn("logs", world.region(), world.accountId(), "log-group:" + group.name).toString();
    }

    /** A group. */
    final class Group {
        final String name;
        final long created;
        final Map<String, LogStreamLines> streams = new ConcurrentSkipListMap<>();
        final Map<String, String> tags = new TreeMap<>();
        volatile int retentionInDays;

        Group(String name, long created) {
            this.name = name;
            this.created = created;
        }

        LogStreamLines stream(@Nullable String streamName) {
            var stream = streams.get(String.valueOf(streamName));
            if (stream == null) {
                throw LogErrors.noStream();
            }
            return stream;
        }

        /** Forgets what is older than the group keeps. */
        void expire() {
            if (retentionInDays > 0) {
                var before = now() - TimeUnit.DAYS.toMillis(retentionInDays);
                streams.values().forEach(stream -> stream.forgetBefore(before));
            }
        }
    }
}
