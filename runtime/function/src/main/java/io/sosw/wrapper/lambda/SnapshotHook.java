package io.sosw.wrapper.lambda;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Tells a process of a managed runtime that it was restored from a snapshot. Priming needs no hook: it is the end of init,
 * after which the snapshot is taken.
 */
final class SnapshotHook implements Resource {
    /** Without it {@code org.crac} takes a context that nobody asks, wherever Lambda's own start does not set it. */
    private static final String COMPAT = "org.crac.Core.Compat";

    private static final String OF_LAMBDA = "com.amazonaws.services.lambda.crac";

    /** CRaC's contexts hold their hooks weakly. */
    private static final Set<SnapshotHook> HELD = ConcurrentHashMap.newKeySet();

    private final LambdaProcess process;

    private SnapshotHook(LambdaProcess process) {
        this.process = process;
    }

    /** Before the function is loaded, which may have hooks of its own: the context is chosen once. */
    static void chooseContext() {
        if (System.getProperty(COMPAT) == null && present(OF_LAMBDA + ".Core")) {
            System.setProperty(COMPAT, OF_LAMBDA);
        }
    }

    static void register(LambdaProcess process) {
        var hook = new SnapshotHook(process);
        HELD.add(hook);
        Core.getGlobalContext().register(hook);
    }

    private static boolean present(String type) {
        try {
            Class.forName(type, false, SnapshotHook.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException elsewhere) {
            return false;
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // primed at the end of init
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) throws Exception {
        process.restored();
    }
}
