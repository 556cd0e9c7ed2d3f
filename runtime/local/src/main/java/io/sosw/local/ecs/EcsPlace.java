package io.sosw.local.ecs;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What the local ECS needs of its place.
 *
 * @param directory takes the tasks' code and temporary files
 * @param endpoint where tasks find AWS
 * @param launcher starts tasks
 * @param log takes what tasks print
 * @param s3 where code lies
 */
public record EcsPlace(Path directory, URI endpoint, TaskLauncher launcher, Log log, Supplier<S3Client> s3) {

    /** Takes what tasks print. */
    @FunctionalInterface
    public interface Log {

        /**
         * @param group the log group, or empty
         * @param stream the log stream within it
         */
        void line(String group, String stream, String text);
    }
}
