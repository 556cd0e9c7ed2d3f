package io.sosw.local.provision.types;

import io.sosw.local.provision.Properties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/** The one property of a bucket whose shape differs between CloudFormation and S3. */
final class BucketNotifications {
    private BucketNotifications() {}

    static NotificationConfiguration of(Properties configuration) {
        var queues = new ArrayList<QueueConfiguration>();
        for (var each : configuration.maps("QueueConfigurations")) {
            queues.add(QueueConfiguration.builder()
                    .queueArn(each.text("Queue"))
                    .eventsWithStrings(each.text("Event"))
                    .filter(filter(each))
                    .build());
        }
        var topics = new ArrayList<TopicConfiguration>();
        for (var each : configuration.maps("TopicConfigurations")) {
            topics.add(TopicConfiguration.builder()
                    .topicArn(each.text("Topic"))
                    .eventsWithStrings(each.text("Event"))
                    .filter(filter(each))
                    .build());
        }
        var functions = new ArrayList<LambdaFunctionConfiguration>();
        for (var each : configuration.maps("LambdaConfigurations")) {
            functions.add(LambdaFunctionConfiguration.builder()
                    .lambdaFunctionArn(each.text("Function"))
                    .eventsWithStrings(each.text("Event"))
                    .filter(filter(each))
                    .build());
        }
        var events = configuration.map("EventBridgeConfiguration");
        var result = NotificationConfiguration.builder()
                .queueConfigurations(queues)
                .topicConfigurations(topics)
                .lambdaFunctionConfigurations(functions);
        if (Boolean.parseBoolean(events.text("EventBridgeEnabled", "false"))) {
            result.eventBridgeConfiguration(EventBridgeConfiguration.builder().build());
        }
        return result.build();
    }

    private static @Nullable NotificationConfigurationFilter filter(Properties each) {
        List<FilterRule> rules = each.map("Filter").map("S3Key").maps("Rules").stream()
                .map(rule -> FilterRule.builder()
                        .name(rule.text("Name"))
                        .value(rule.text("Value"))
                        .build())
                .toList();
        return rules.isEmpty()
                ? null
                : NotificationConfigurationFilter.builder()
                        .key(key -> key.filterRules(rules))
                        .build();
    }
}
