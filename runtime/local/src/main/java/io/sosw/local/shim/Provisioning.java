package io.sosw.local.shim;

import io.sosw.local.world.World;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes in the fresh services what the project's template says. */
@FunctionalInterface
public interface Provisioning {

    /** Makes ready what templates of the past need, before they are made again. */
    default void prepare(LocalServices services, ShimOptions options) {}

    /** Makes a template again that was made before. */
    default void repeat(LocalServices services, String stack, String text) {}

    /** The past is over: what it left is made, as far as it is not there. */
    default void settle() {}

    /**
     * Does something while nothing that was provisioned changes its files.
     *
     * @throws io.sosw.error.UserError if that cannot be
     */
    default void still(Work work) throws IOException {
        work.run();
    }

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    Provisioned provision(LocalServices services, World world, ShimOptions options) throws IOException;

    /**
     * What was made.
     *
     * @param resources by logical id
     * @param sql the database, if there is one
     * @param owned ends with the shim (the database's process)
     */
    record Provisioned(
            Map<String, EndpointFile.Resource> resources, EndpointFile.@Nullable Sql sql, AutoCloseable owned) {

        /** Nothing was made. */
        public static Provisioned nothing() {
            return new Provisioned(Map.of(), null, () -> {});
        }
    }
}
