package io.sosw.local.sqs;

import io.sosw.local.world.Pages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/** Lists, changes and purges queues. */
final class QueueAdministration {
    private static final long PURGE_PAUSE = Duration.ofSeconds(60).toMillis();
    private static final int MOST_RESULTS = 1000;
    private static final int MOST_TAGS = 50;
    private final Queues queues;

    QueueAdministration(Queues queues) {
        this.queues = queues;
    }

    ListQueuesResponse list(ListQueuesRequest request) {
        var all = queues.startingWith(Objects.requireNonNullElse(request.queueNamePrefix(), ""));
        var page = page(all, request.nextToken(), request.maxResults());
        var builder = ListQueuesResponse.builder().nextToken(next(page, request.maxResults()));
        return (page.items().isEmpty() ? builder : builder.queueUrls(urls(page.items()))).build();
    }

    ListDeadLetterSourceQueuesResponse listSources(ListDeadLetterSourceQueuesRequest request) {
        var all = queues.sourcesOf(queues.byUrl(request.queueUrl()));
        var page = page(all, request.nextToken(), request.maxResults());
        return ListDeadLetterSourceQueuesResponse.builder()
                .queueUrls(urls(page.items()))
                .nextToken(next(page, request.maxResults()))
                .build();
    }

    private List<String> urls(List<Queue> page) {
        return page.stream().map(queues::url).toList();
    }

    private static Pages<Queue> page(List<Queue> all, @Nullable String token, @Nullable Integer max) {
        if (max != null && (max < 1 || max > MOST_RESULTS)) {
            throw SqsErrors.outOfRange("MaxResults", max, "MaxResults must be an integer between 1 and 1000.");
        }
        return Pages.cut(all, queue -> queue.name, token, max == null ? MOST_RESULTS : max);
    }

    /** Only who asks for pages is told of a next one. */
    private static @Nullable String next(Pages<Queue> page, @Nullable Integer max) {
        return max == null ? null : page.next();
    }

    void change(Queue queue, Map<String, String> changes) {
        if (changes.containsKey(Settings.FIFO)
                && !changes.get(Settings.FIFO).equals(Boolean.toString(queue.settings.fifo))) {
            throw SqsErrors.attributeName(Settings.FIFO);
        }
        queue.settings = queues.checked(queue.settings.with(changes), queue.settings.fifo);
        queue.modifiedAt = queue.now();
    }

    void purge(Queue queue) {
        queue.lock.lock();
        try {
            if (queue.purgedAt != Long.MIN_VALUE && queue.now() - queue.purgedAt < PURGE_PAUSE) {
                throw SqsErrors.purging(queue.name);
            }
            queue.purge();
        } finally {
            queue.lock.unlock();
        }
    }

    void tag(Queue queue, Map<String, String> tags) {
        queue.lock.lock();
        try {
            var all = new TreeMap<>(queue.tags);
            all.putAll(tags);
            if (all.size() > MOST_TAGS) {
                throw SqsErrors.invalidParameter("Too many tags added for queue " + queue.name + ".");
            }
            queue.tags.putAll(tags);
        } finally {
            queue.lock.unlock();
        }
    }

    void untag(Queue queue, List<String> keys) {
        queue.lock.lock();
        try {
            keys.forEach(queue.tags::remove);
        } finally {
            queue.lock.unlock();
        }
    }

    Map<String, String> tags(Queue queue) {
        queue.lock.lock();
        try {
            return new TreeMap<>(queue.tags);
        } finally {
            queue.lock.unlock();
        }
    }
}
