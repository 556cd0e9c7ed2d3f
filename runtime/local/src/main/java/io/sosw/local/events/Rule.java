package io.sosw.local.events;

import io.sosw.local.pattern.EventPattern;
import io.sosw.local.schedule.Schedule;
import io.sosw.local.schedule.Ticker;
import io.sosw.local.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A rule of a bus. Guarded by itself. */
final class Rule {
    private static final String DISABLED = "DISABLED";
    final Map<String, String> tags = new TreeMap<>();
    private final World world;
    private final String bus;
    private final String name;
    private final String arn;
    private final BiConsumer<Rule, Instant> due;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private PutRuleRequest definition = PutRuleRequest.builder().build();
    private @Nullable EventPattern pattern;
    private @Nullable Ticker ticker;

    /**
     * @param due told when the rule's schedule says so
     */
    Rule(World world, String bus, String name, String arn, BiConsumer<Rule, Instant> due) {
        this.world = world;
        this.bus = bus;
        this.name = name;
        this.arn = arn;
        this.due = due;
    }

    String name() {
        return name;
    }

    String bus() {
        return bus;
    }

    String arn() {
        return arn;
    }

    synchronized PutRuleRequest definition() {
        return definition;
    }

    String state() {
        return Optional.ofNullable(definition().stateAsString()).orElse("ENABLED");
    }

    boolean isEnabled() {
        return !state().equals(DISABLED);
    }

    /** Takes another definition; what cannot be read is refused and changes nothing. */
    synchronized void define(PutRuleRequest request) {
        var newPattern = request.eventPattern() == null ? null : pattern(request.eventPattern());
        var schedule = request.scheduleExpression() == null ? null : schedule(request.scheduleExpression());
        stop();
        definition = request;
        pattern = newPattern;
        if (schedule != null && isEnabled()) {
            ticker = Ticker.start(world, schedule, moment -> due.accept(this, moment));
        }
    }

    synchronized void state(String state) {
        define(definition.toBuilder().state(state).build());
    }

    private Schedule schedule(String expression) {
        try {
            if (expression.startsWith("at(")) {
                throw new IllegalArgumentException("rules know rate(...) and cron(...)");
            }
            return Schedule.parse(expression, ZoneOffset.UTC, world.clock().instant());
        } catch (IllegalArgumentException e) {
            throw EventErrors.schedule(e);
        }
    }

    static EventPattern pattern(String text) {
        try {
            return EventPattern.parse(text);
        } catch (IllegalArgumentException e) {
            throw EventErrors.pattern(e);
        }
    }

    synchronized boolean matches(Map<String, Object> event) {
        return pattern != null && isEnabled() && pattern.matches(event);
    }

    synchronized List<Target> targets() {
        return List.copyOf(targets.values());
    }

    synchronized void put(Target target) {
        targets.put(target.id(), target);
    }

    synchronized boolean remove(String id) {
        return targets.remove(id) != null;
    }

    synchronized void stop() {
        if (ticker != null) {
            ticker.stop();
            ticker = null;
        }
    }
}
