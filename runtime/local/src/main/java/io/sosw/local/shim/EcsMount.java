package io.sosw.local.shim;

import io.sosw.local.ecs.EcsPlace;
import io.sosw.local.ecs.ForkedTask;
import io.sosw.local.ecs.LocalEcs;
import io.sosw.local.logs.LocalLogs;
import io.sosw.local.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** ECS of the shim: what tasks print goes to standard output, the shim's log, and to their groups. */
final class EcsMount {
    /** A JVM that cannot start its function has ended by then. */
    private static final Duration TRUST = Duration.ofSeconds(1);

    private EcsMount() {}

    static LocalEcs of(World world, URI endpoint, Path directory, Supplier<S3Client> s3, LocalLogs logs) {
        var threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "ecs-log");
            thread.setDaemon(true);
            return thread;
        });
        return new LocalEcs(
                world,
                new EcsPlace(
                        directory,
                        endpoint,
                        new ForkedTask(threads, TRUST),
                        (group, stream, text) -> log(logs, group, stream, text),
                        s3));
    }

    private static void log(LocalLogs logs, String group, String stream, String text) {
        System.out.println("[" + (group.isEmpty() ? stream : group) + "] " + text);
        if (!group.isEmpty()) {
            logs.append(group, stream, text + "\n");
        }
    }
}
