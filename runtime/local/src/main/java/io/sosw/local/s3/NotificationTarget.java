package io.sosw.local.s3;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/**
 * One destination of a bucket's notifications.
 *
 * @param id of the configuration
 * @param arn of a queue, a topic or a function
 * @param events such as {@code s3:ObjectCreated:*}
 * @param prefix that keys must have
 * @param suffix that keys must have
 * @param wantsTest whether it gets {@code s3:TestEvent}: queues and topics do
 */
record NotificationTarget(String id, String arn, List<String> events, String prefix, String suffix, boolean wantsTest) {

    static List<NotificationTarget> of(NotificationConfiguration configuration, Ids ids) {
        var targets = new ArrayList<NotificationTarget>();
        configuration
                .queueConfigurations()
                .forEach(c -> targets.add(of(id(c.id(), ids), c.queueArn(), c.eventsAsStrings(), c.filter(), true)));
        configuration
                .topicConfigurations()
                .forEach(c -> targets.add(of(id(c.id(), ids), c.topicArn(), c.eventsAsStrings(), c.filter(), true)));
        configuration
                .lambdaFunctionConfigurations()
                .forEach(c -> targets.add(
                        of(id(c.id(), ids), c.lambdaFunctionArn(), c.eventsAsStrings(), c.filter(), false)));
        return targets;
    }

    /** The configuration with the ids that S3 gave where the request gave none. */
    static NotificationConfiguration withIds(
            NotificationConfiguration configuration, List<NotificationTarget> targets) {
        var ids = targets.iterator();
        return configuration.toBuilder()
                .queueConfigurations(configuration.queueConfigurations().stream()
                        .map(c -> c.toBuilder().id(next(ids)).build())
                        .toList())
                .topicConfigurations(configuration.topicConfigurations().stream()
                        .map(c -> c.toBuilder().id(next(ids)).build())
                        .toList())
                .lambdaFunctionConfigurations(configuration.lambdaFunctionConfigurations().stream()
                        .map(c -> c.toBuilder().id(next(ids)).build())
                        .toList())
                .build();
    }

    /**
     * @param event without {@code s3:}
     */
    boolean wants(String event, String key) {
        return key.startsWith(prefix)
                && key.endsWith(suffix)
                && events.stream().anyMatch(e -> matches(e, "s3:" + event));
    }

    private static boolean matches(String wanted, String event) {
        return wanted.endsWith("*") ? event.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(event);
    }

    private static NotificationTarget of(
            String id,
            String arn,
            List<String> events,
            @Nullable NotificationConfigurationFilter filter,
            boolean wantsTest) {
        List<FilterRule> rules = filter == null || filter.key() == null
                ? List.of()
                : filter.key().filterRules();
        return new NotificationTarget(id, arn, events, rule(rules, "prefix"), rule(rules, "suffix"), wantsTest);
    }

    private static String rule(List<FilterRule> rules, String name) {
        return rules.stream()
                .filter(r -> String.valueOf(r.nameAsString())
                        .toLowerCase(Locale.ROOT)
                        .equals(name))
                .map(r -> r.value() == null ? "" : r.value())
                .findFirst()
                .orElse("");
    }

    private static String id(@Nullable String given, Ids ids) {
        return given == null || given.isEmpty() ? ids.opaque(48) : given;
    }

    private static String next(Iterator<NotificationTarget> targets) {
        return targets.next().id();
    }
}
