package io.sosw.engine.deploy.template;

import io.sosw.engine.project.ContainerSettings;
import java.util.List;

/**
 * A size that Fargate has.
 *
 * @param cpu in 1/1024 of a processor
 * @param memory in MB
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">Fargate: task CPU
 *     and memory</a>
 */
public record TaskSize(int cpu, int memory) {
    /** A function of so much memory has one processor on Lambda. */
    private static final int ONE_PROCESSOR = 1_769;

    private static final int FULL = 1_024;
    private static final double NEARLY = 0.8;
    private static final List<Integer> CPUS = List.of(256, 512, 1_024, 2_048, 4_096, 8_192, 16_384);

    /** What the settings say; else the smallest size that is about as strong as the function on Lambda. */
    public static TaskSize of(int functionMemory, ContainerSettings settings) {
        int wanted = settings.memory() > 0 ? settings.memory() : functionMemory;
        int least = settings.cpu() > 0 ? settings.cpu() : (int) (NEARLY * FULL * functionMemory / ONE_PROCESSOR);
        for (int cpu : CPUS) {
            int memory = memory(cpu, wanted);
            if (cpu >= least && memory >= wanted) {
                return new TaskSize(cpu, memory);
            }
        }
        return new TaskSize(least, wanted);
    }

    /** The smallest memory that the processor comes with and that suffices; or the largest. */
    private static int memory(int cpu, int wanted) {
        if (cpu == CPUS.get(0)) {
            return wanted <= 512 ? 512 : wanted <= FULL ? FULL : 2 * FULL;
        }
        int least = 2 * cpu;
        int most = cpu == 512
                ? 4 * FULL
                : cpu == 4_096 ? 30 * FULL : cpu == 8_192 ? 60 * FULL : cpu == 16_384 ? 120 * FULL : 8 * cpu;
        int step = cpu == 8_192 ? 4 * FULL : cpu == 16_384 ? 8 * FULL : FULL;
        int rounded = (wanted + step - 1) / step * step;
        return Math.max(least, Math.min(most, rounded));
    }
}
