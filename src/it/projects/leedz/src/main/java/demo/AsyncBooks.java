package demo;

import io.sosw.controller.Controller;
import io.sosw.function.PortableFunction;
import java.util.Map;

/** The controller of bookkeeping. */
public final class AsyncBooks implements PortableFunction<Map<String, Object>, LeedzContext, Object> {
    private static final Controller<LeedzContext> ROUTES =
            Controller.<LeedzContext>empty().with("book", Told.class, new Book());

    @Override
    public Object run(Map<String, Object> event, LeedzContext context) throws Exception {
        return ROUTES.run(event, context);
    }
}
