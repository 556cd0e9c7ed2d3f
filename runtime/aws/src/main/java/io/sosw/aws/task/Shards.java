package io.sosw.aws.task;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads a labourer's tasks over keys of the due index, since one key takes 1,000 writes a second at most (AWS,
 * partition key design).
 *
 * @param count keys for each labourer, at least 1; about the labourer's peak tasks a second divided by 175
 */
public record Shards(int count) {
    public Shards {
        if (count < 1 || count > 1_000) {
            throw new IllegalArgumentException("shards must be 1 to 1000, not " + count);
        }
    }

    String of(NewTask task) {
        return key(task.labourerId(), Math.floorMod(task.taskId().hashCode(), count));
    }

    List<String> of(String labourerId) {
        return IntStream.range(0, count)
                .mapToObj(shard -> key(labourerId, shard))
                .toList();
    }

    private static String key(String labourerId, int shard) {
        return labourerId + '#' + shard;
    }
}
