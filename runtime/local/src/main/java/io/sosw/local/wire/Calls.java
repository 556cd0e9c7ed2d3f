package io.sosw.local.wire;

import java.util.function.Supplier;

/** Stands between the protocols and the services: lets each call through, or does something else. */
@FunctionalInterface
public interface Calls {
    /** Lets every call through. */
    Calls DIRECT = (service, operation, request, call) -> call.get();

    /**
     * @param operation as it stands on the wire, for example {@code SendMessage}
     * @param request what the service is asked
     * @param call asks the service
     * @return what the service answers
     * @throws LostReply if nobody shall be answered
     */
    Object around(Served service, String operation, Object request, Supplier<Object> call);

    /** The connection is to be closed instead of an answer. */
    final class LostReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LostReply(String operation) {
            super("The reply of " + operation + " is lost on purpose");
        }
    }
}
