package io.sosw.local.wire;

import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;

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

    /**
     * What the service reads in place of a body that a client streams. Called before {@link #around}, in its thread.
     */
    default RequestBody body(RequestBody body) {
        return body;
    }

    /** Lets these stand in front of others. */
    default Calls before(Calls inner) {
        var outer = this;
        return new Calls() {
            @Override
            public Object around(Served service, String operation, Object request, Supplier<Object> call) {
                return outer.around(service, operation, request, () -> inner.around(service, operation, request, call));
            }

            @Override
            public RequestBody body(RequestBody body) {
                return inner.body(outer.body(body));
            }
        };
    }

    /** The connection is to be closed instead of an answer. */
    final class LostReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LostReply(String operation) {
            super("The reply of " + operation + " is lost on purpose");
        }
    }
}
