package io.sosw.essentials;

import io.sosw.aws.task.DynamoTaskLedger;
import io.sosw.aws.task.JobTable;
import io.sosw.aws.task.LabourerDirectory;
import io.sosw.aws.task.MetaHandler;
import io.sosw.aws.task.QueueEntry;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskEntry;
import io.sosw.aws.task.TaskTableName;
import io.sosw.config.Config;
import io.sosw.essentials.ecology.EcologyManager;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.labourer.Lane;
import io.sosw.essentials.orchestrator.Dispatcher;
import io.sosw.essentials.scheduler.TaskWrites;
import io.sosw.essentials.settings.EssentialsSettings;
import io.sosw.essentials.task.Expiry;
import io.sosw.essentials.task.TaskStore;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.worker.QueuedTask;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the essentials may touch. */
public class EssentialsContext extends FunctionContext {
    private final EssentialsProcess process;
    private final TaskTableName names;
    private final Shards shards;
    private @Nullable TaskAudit audit;

    /**
     * @param process what outlives the invocation
     */
    public EssentialsContext(Config config, Invocation invocation, EssentialsProcess process) {
        super(config, invocation);
        this.process = process;
        this.names = new TaskTableName(
                config.get(EssentialsOptions.TASKS_TABLE),
                TaskTableName.DEFAULT.dueIndex(),
                TaskTableName.DEFAULT.closedIndex());
        this.shards = new Shards(config.get(EssentialsOptions.SHARDS));
    }

    /** How the wrappers make contexts of this class. */
    public static ContextFactory<EssentialsContext> factory() {
        return ContextFactory.of(EssentialsOptions.all(), EssentialsAdapters::open, EssentialsContext::new);
    }

    /** What lives as long as the process. */
    public EssentialsProcess process() {
        return process;
    }

    /** Labourers, schemas and coefficients as they are now. */
    public EssentialsSettings settings() {
        return process.settings().get(invocation().functionName());
    }

    /** The labourers that can be read, each with its function's timeout if its settings say no duration. */
    List<Labourer> labourers() {
        return settings().labourers().values().stream()
                .map(process.timeouts()::of)
                .toList();
    }

    /** The views on the tasks table. */
    public TaskStore store() {
        return TaskStore.of(process.dynamoDb(), names, shards, clock(), keepClosed());
    }

    /** Where new tasks of a labourer go, some batches at once. */
    TaskWrites entry(Labourer labourer) {
        return new TaskWrites(place(labourer), process.hands(), process.pause());
    }

    private TaskEntry place(Labourer labourer) {
        if (labourer.lane() instanceof Lane.Queue queue) {
            var lane = new QueuedTask("", queue.closing(), labourer.lease());
            return new QueueEntry(process.sqs().get(), queue.url(), lane, clock());
        }
        return new TaskCreation(process.dynamoDb(), names, shards, clock());
    }

    /** Enters a labourer that is given a job into the directory. */
    void enter(String labourerId) {
        new LabourerDirectory(process.dynamoDb(), names).enter(labourerId, shards);
    }

    JobTable jobs() {
        return new JobTable(process.dynamoDb(), names, clock(), keepClosed());
    }

    /** The audit trail; written out when the context closes. */
    public TaskAudit audit() {
        if (audit == null) {
            var author = new MetaHandler.Author(
                    invocation().functionName(), invocation().requestId(), "");
            audit = config().get(EssentialsOptions.META_TABLE)
                    .<TaskAudit>map(table -> new MetaHandler(process.dynamoDb(), table, clock(), author))
                    .orElse(TaskAudit.NONE);
        }
        return audit;
    }

    Expiry expiry() {
        return new Expiry(store().transitions(), process.alarm(), audit(), clock(), process.random());
    }

    Dispatcher dispatcher() {
        return new Dispatcher(
                store(), process.invoker(), expiry(), audit(), clock(), process.tokens(), process.hands());
    }

    EcologyManager ecology() {
        return new EcologyManager(process.metrics(), settings().coefficients(), clock());
    }

    /**
     * @param labourer its backoff delays the next attempt of a failed one
     */
    DynamoTaskLedger ledger(Labourer labourer) {
        return new DynamoTaskLedger(
                store().transitions(),
                shards,
                clock(),
                attempt -> labourer.backoff().after(attempt, process.random()));
    }

    boolean timeLeft() {
        return invocation().remaining().compareTo(config().get(EssentialsOptions.SHUTDOWN_PERIOD)) > 0;
    }

    private Duration keepClosed() {
        return config().get(EssentialsOptions.KEEP_CLOSED);
    }

    @Override
    public void close() {
        if (audit != null) {
            audit.flush();
        }
    }
}
