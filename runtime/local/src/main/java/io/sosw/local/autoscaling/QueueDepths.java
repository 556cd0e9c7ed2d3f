package io.sosw.local.autoscaling;

import io.sosw.local.schedule.Ticker;
import io.sosw.local.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Publishes how many messages the queues hold, as SQS does to CloudWatch each minute; here looked at each second, and told
 * when it changed or a minute began. Guarded by itself.
 */
final class QueueDepths {
    private static final int MINUTE = 60;
    private static final Map<QueueAttributeName, String> METRICS = Map.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "ApproximateNumberOfMessagesVisible",
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "ApproximateNumberOfMessagesNotVisible",
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "ApproximateNumberOfMessagesDelayed");

    private final World world;
    private final Supplier<SqsClient> sqs;
    private final Supplier<CloudWatchClient> cloudWatch;
    private final Map<String, Map<QueueAttributeName, String>> last = new HashMap<>();
    private long minute;
    private @Nullable Ticker ticker;

    QueueDepths(World world, Supplier<SqsClient> sqs, Supplier<CloudWatchClient> cloudWatch) {
        this.world = world;
        this.sqs = sqs;
        this.cloudWatch = cloudWatch;
    }

    synchronized void start() {
        if (ticker == null) {
            ticker = Ticker.start(world, after -> Optional.of(after.plusSeconds(1)), this::look);
        }
    }

    synchronized void stop() {
        if (ticker != null) {
            ticker.stop();
            ticker = null;
        }
    }

    private synchronized void look(Instant now) {
        var news = new ArrayList<MetricDatum>();
        var isNewMinute = now.getEpochSecond() / MINUTE != minute;
        minute = now.getEpochSecond() / MINUTE;
        for (var url : sqs.get().listQueues(request -> {}).queueUrls()) {
            var depths = sqs.get()
                    .getQueueAttributes(request -> request.queueUrl(url).attributeNames(METRICS.keySet()))
                    .attributes();
            if (!depths.equals(last.put(url, depths)) || isNewMinute) {
                news.addAll(data(url.substring(url.lastIndexOf('/') + 1), depths));
            }
        }
        if (!news.isEmpty()) {
            cloudWatch
                    .get()
                    .putMetricData(request -> request.namespace("AWS/SQS").metricData(news));
        }
    }

    private static List<MetricDatum> data(String queue, Map<QueueAttributeName, String> depths) {
        return METRICS.entrySet().stream()
                .map(metric -> MetricDatum.builder()
                        .metricName(metric.getValue())
                        .dimensions(Dimension.builder()
                                .name("QueueName")
                                .value(queue)
                                .build())
                        .unit(StandardUnit.COUNT)
                        .value(Double.valueOf(depths.getOrDefault(metric.getKey(), "0")))
                        .build())
                .toList();
    }
}
