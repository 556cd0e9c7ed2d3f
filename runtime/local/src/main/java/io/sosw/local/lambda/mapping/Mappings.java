package io.sosw.local.lambda.mapping;

import io.sosw.config.ConfigLoader;
import io.sosw.config.Constants;
import io.sosw.config.Sources;
import io.sosw.json.Json;
import io.sosw.local.lambda.function.LambdaErrors;
import io.sosw.local.lambda.function.PojoCopy;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import io.sosw.wrapper.poller.Poller;
import io.sosw.wrapper.poller.PollerOptions;
import io.sosw.wrapper.poller.PollerParts;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Event source mappings of queues; the poller that containers use does the work. Safe for use by several threads. */
public final class Mappings implements AutoCloseable {
    private static final Integer BATCH = 10;
    /** Lambda begins with five. */
    private static final int CONCURRENCY = 5;
    /** As short as a mapping may take to notice that it was changed. */
    private static final String POLL = "--poll_interval=1s";

    private final World world;
    private final Supplier<SqsClient> sqs;
    private final PollerParts parts;
    private final Target target;
    private final Map<String, EventSourceMappingConfiguration> all = new ConcurrentHashMap<>();
    private final Map<String, Poller> running = new ConcurrentHashMap<>();

    /** Calls a function and waits; throws if it failed. */
    public interface Target {
        /** What the function answered, as JSON. */
        byte[] call(String function, byte[] event);

        /** The function's timeout in seconds. */
        int timeout(String function);
    }

    public Mappings(World world, Supplier<SqsClient> sqs, PollerParts parts, Target target) {
        this.world = world;
        this.sqs = sqs;
        this.parts = parts;
        this.target = target;
    }

    /** Makes a mapping, and starts it unless it is to be disabled. */
    public EventSourceMappingConfiguration create(SdkPojo request, String functionArn, @Nullable Boolean enabled) {
        var id = Ids.uuid(world.random()).toString();
        var filled = PojoCopy.copy(request, EventSourceMappingConfiguration.builder())
                .build();
        if (filled.eventSourceArn() == null
                || !Arn.parse(filled.eventSourceArn()).service().equals("sqs")) {
            throw LambdaErrors.invalid("The local Lambda maps queues of SQS alone, not " + filled.eventSourceArn());
        }
        if (filled.filterCriteria() != null) {
            throw LambdaErrors.invalid("The local Lambda does not filter events: FilterCriteria");
        }
        return put(
                filled.copy(mapping -> mapping.uuid(id)
                        .functionArn(functionArn)
                        .batchSize(filled.batchSize() == null ? BATCH : filled.batchSize())),
                enabled);
    }

    /** Changes a mapping: what runs ends, and begins anew with the new settings. */
    public EventSourceMappingConfiguration update(String id, SdkPojo request, @Nullable Boolean enabled) {
        var current = get(id);
        stop(id);
        var on = enabled == null ? Boolean.valueOf("Enabled".equals(current.state())) : enabled;
        return put(PojoCopy.copy(request, current.toBuilder()).build(), on);
    }

    private EventSourceMappingConfiguration put(EventSourceMappingConfiguration mapping, @Nullable Boolean enabled) {
        var on = !Boolean.FALSE.equals(enabled);
        var kept = mapping.copy(m -> m.state(on ? "Enabled" : "Disabled")
                .stateTransitionReason("USER_INITIATED")
                .lastModified(world.clock().instant()));
        if (on) {
            start(kept);
        }
        all.put(kept.uuid(), kept);
        return kept;
    }

    private void start(EventSourceMappingConfiguration mapping) {
        var arn = Arn.parse(mapping.eventSourceArn());
        var url = sqs.get().getQueueUrl(r -> r.queueName(arn.resource())).queueUrl();
        var scaling = mapping.scalingConfig();
        var concurrency =
                scaling == null || scaling.maximumConcurrency() == null ? CONCURRENCY : scaling.maximumConcurrency();
        var arguments = new ArrayList<>(List.of(
                POLL,
                "--poll_batch_size=" + mapping.batchSize(),
                "--poll_concurrency=" + concurrency,
                "--function_timeout=" + target.timeout(mapping.functionArn()) + "s"));
        if (mapping.maximumBatchingWindowInSeconds() != null) {
            arguments.add("--poll_window=" + mapping.maximumBatchingWindowInSeconds() + "s");
        }
        var config =
                new ConfigLoader(PollerOptions.all()).load(new Sources(Constants.none(), Map.of(), arguments, false));
        var partial = mapping.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        var poller = new Poller(
                new SqsSource(sqs.get(), url, mapping.eventSourceArn()),
                new FunctionDescriptor(mapping.functionArn(), ""),
                config,
                (event, invocation) -> {
                    var answer = target.call(mapping.functionArn(), Json.writeBytes(event));
                    return partial ? Json.parse(answer) : null;
                },
                parts);
        running.put(mapping.uuid(), poller);
        parts.threads().execute(() -> run(poller, mapping));
    }

    private void run(Poller poller, EventSourceMappingConfiguration mapping) {
        try {
            poller.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            parts.log().log(Level.ERROR, "The mapping of " + mapping.eventSourceArn() + " has ended: " + e, e);
        }
    }

    /** The mapping of that id. */
    public EventSourceMappingConfiguration get(String id) {
        var found = all.get(id);
        if (found == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return found;
    }

    public List<EventSourceMappingConfiguration> list() {
        return List.copyOf(all.values());
    }

    /** Ends a mapping; what is under way is finished. */
    public EventSourceMappingConfiguration delete(String id) {
        var gone = get(id).copy(mapping -> mapping.state("Deleting"));
        stop(id);
        all.remove(id);
        return gone;
    }

    private void stop(String id) {
        var poller = running.remove(id);
        if (poller != null) {
            poller.stop();
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
    }
}
