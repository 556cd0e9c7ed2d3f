package demo;

import io.sosw.controller.Controller;
import io.sosw.function.PortableFunction;
import java.util.Map;

/** The controller of all that has to do with mail: one function, one set of utilities, one subroutine for each task. */
public final class AsyncEmail implements PortableFunction<Map<String, Object>, LeedzContext, Object> {
    private static final Controller<LeedzContext> ROUTES = Controller.<LeedzContext>empty()
            .with("notifyUsers", Told.class, new NotifyUsers())
            .with("thankSeller", Told.class, new ThankSeller());

    @Override
    public Object run(Map<String, Object> event, LeedzContext context) throws Exception {
        return ROUTES.run(event, context);
    }
}
