package demo;

import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import java.lang.System.Logger;
import java.util.Map;

/**
 * An asynchronous controller, as those see it who leave work to it.
 *
 * @param function its name
 */
record Later(FunctionInvoker functions, String function) {
    private static final Logger LOG = System.getLogger(Later.class.getName());

    /** Leaves a leed to a subroutine. The leed is posted, whatever comes of this: a refusal is logged, not answered. */
    void later(String subroutine, Posted leed) {
        var handover = functions.send(function, Map.of("function", subroutine, "leed", leed));
        if (!(handover instanceof Handover.Accepted)) {
            LOG.log(Logger.Level.ERROR, "{0} of leed {1} will not happen: {2}", subroutine, leed.id(), handover);
        }
    }
}
