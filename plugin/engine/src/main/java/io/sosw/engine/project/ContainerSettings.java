package io.sosw.engine.project;

import java.util.List;
import java.util.Optional;

/**
 * How functions run as containers in one environment: the block {@code container:} of {@code env/NAME.yml}.
 *
 * @param line where the block begins
 * @param subnets ids; AWS starts no task without one
 * @param securityGroups ids; none means the default group of the subnets' network
 * @param publicIp whether a task has an address of its own, which it needs to reach AWS where there is neither a NAT
 *     gateway nor endpoints
 * @param cluster the name of a cluster that exists; absent, the stack has its own
 * @param least tasks that run even if the queue is empty
 * @param most tasks at once
 * @param backlog waiting messages for each of which one more task is worth its money
 * @param idle minutes without a message after which the least is enough
 * @param cpu in 1/1024 of a processor; 0 follows from the function's memory
 * @param memory in MB; 0 follows from the function's memory
 * @param spot whether AWS may take tasks back for a lower price
 */
public record ContainerSettings(
        int line,
        List<String> subnets,
        List<String> securityGroups,
        boolean publicIp,
        Optional<String> cluster,
        int least,
        int most,
        int backlog,
        int idle,
        int cpu,
        int memory,
        boolean spot) {
    private static final int MOST_TASKS = 5_000;
    private static final int MOST_BACKLOG = 1_000_000;

    /** What holds where the environment says nothing. */
    public static final ContainerSettings NONE =
            new ContainerSettings(0, List.of(), List.of(), false, Optional.empty(), 0, 10, 100, 5, 0, 0, false);

    /** Copies the lists. */
    public ContainerSettings {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    /** The same in other subnets. */
    public ContainerSettings in(List<String> others) {
        return new ContainerSettings(
                line, others, securityGroups, publicIp, cluster, least, most, backlog, idle, cpu, memory, spot);
    }

    static ContainerSettings of(Block block) {
        block.only(
                "subnets",
                "securityGroups",
                "publicIp",
                "cluster",
                "least",
                "most",
                "backlog",
                "idle",
                "cpu",
                "memory",
                "spot");
        return new ContainerSettings(
                block.line(),
                block.texts("subnets"),
                block.texts("securityGroups"),
                "true".equals(block.text("publicIp")),
                Optional.ofNullable(block.text("cluster")),
                block.integer("least", NONE.least, 0, MOST_TASKS),
                block.integer("most", NONE.most, 1, MOST_TASKS),
                block.integer("backlog", NONE.backlog, 1, MOST_BACKLOG),
                block.integer("idle", NONE.idle, 1, 1440),
                block.integer("cpu", 0, 0, 16_384),
                block.integer("memory", 0, 0, 122_880),
                "true".equals(block.text("spot")));
    }
}
