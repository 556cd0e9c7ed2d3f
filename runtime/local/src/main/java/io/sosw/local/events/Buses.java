package io.sosw.local.events;

import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All buses and their rules. Safe for use by several threads. */
final class Buses {
    static final String DEFAULT = "default";
    private static final Pattern RULE_NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
    private static final Pattern BUS_NAME = Pattern.compile("[/.\\-_A-Za-z0-9]{1,256}");
    private final Map<String, Bus> buses = new ConcurrentSkipListMap<>();
    private final World world;
    private final BiConsumer<Rule, Instant> due;

    Buses(World world, BiConsumer<Rule, Instant> due) {
        this.world = world;
        this.due = due;
        create(DEFAULT);
    }

    Bus create(@Nullable String name) {
        if (name == null || !BUS_NAME.matcher(name).matches()) {
            throw EventErrors.invalid("Event bus name is not valid: " + name);
        }
        var bus = new Bus(name, arn("event-bus/" + name), world.clock().instant());
        if (buses.putIfAbsent(name, bus) != null) {
            throw EventErrors.exists(name);
        }
        return bus;
    }

    /** By name or ARN; the default one when nothing is named. */
    Bus bus(@Nullable String nameOrArn) {
        var name = name(nameOrArn);
        var bus = buses.get(name);
        if (bus == null) {
            throw EventErrors.noBus(name);
        }
        return bus;
    }

    /** Deleting a bus that does not exist succeeds. */
    void delete(@Nullable String nameOrArn) {
        var name = name(nameOrArn);
        if (name.equals(DEFAULT)) {
            throw EventErrors.invalid("Cannot delete event bus default.");
        }
        var bus = buses.get(name);
        if (bus != null && !bus.rules.isEmpty()) {
            throw EventErrors.invalid("Cannot delete event bus " + name + " since it contains rules.");
        }
        buses.remove(name);
    }

    List<Bus> all() {
        return List.copyOf(buses.values());
    }

    private static String name(@Nullable String nameOrArn) {
        return nameOrArn == null ? DEFAULT : nameOrArn.replaceFirst("^arn:aws:events:[^:]*:[^:]*:event-bus/", "");
    }

    /** The rule of that name, made if it is not there. */
    Rule ruleToDefine(@Nullable String name, Bus bus) {
        if (name == null || !RULE_NAME.matcher(name).matches()) {
            throw EventErrors.invalid("1 validation error detected: Value '" + name
                    + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + "[\\.\\-_A-Za-z0-9]+");
        }
        var path = bus.name.equals(DEFAULT) ? name : bus.name + "/" + name;
        return bus.rules.computeIfAbsent(name, n -> new Rule(world, bus.name, n, arn("rule/" + path), due));
    }

    Rule rule(@Nullable String name, @Nullable String busName) {
        var bus = bus(busName);
        var rule = bus.rules.get(String.valueOf(name));
        if (rule == null) {
            throw EventErrors.noRule(String.valueOf(name), bus.name);
        }
        return rule;
    }

    /** Tags of the rule or bus of that ARN. */
    Map<String, String> tags(@Nullable String arn) {
        for (var bus : buses.values()) {
            if (bus.arn.equals(arn)) {
                return bus.tags;
            }
            for (var rule : bus.rules.values()) {
                if (rule.arn().equals(arn)) {
                    return rule.tags;
                }
            }
        }
        throw EventErrors.notFound("Resource " + arn + " does not exist.");
    }

    private String arn(String resource) {
        return new Arn("events", world.region(), world.accountId(), resource).toString();
    }

    /** A bus. */
    static final class Bus {
        final String name;
        final String arn;
        final Instant created;
        final Map<String, Rule> rules = new ConcurrentSkipListMap<>();
        final Map<String, String> tags = new TreeMap<>();
        volatile @Nullable String description;

        Bus(String name, String arn, Instant created) {
            this.name = name;
            this.arn = arn;
            this.created = created;
        }
    }
}
