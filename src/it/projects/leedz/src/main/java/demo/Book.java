package demo;

import io.sosw.function.PortableFunction;

/** Has the leed booked by the slow system, then notes its number. */
public final class Book implements PortableFunction<Told, LeedzContext, String> {
    @Override
    public String run(Told event, LeedzContext context) throws Exception {
        var number = context.bookkeeping().book(event.leed());
        context.booked().put(new Booked(event.leed().id(), number));
        return number;
    }
}
