package demo;

import io.sosw.function.PortableFunction;

/** Confirms the leed to who has posted it. */
public final class ThankSeller implements PortableFunction<Told, LeedzContext, Void> {
    @Override
    public Void run(Told event, LeedzContext context) throws Exception {
        var leed = event.leed();
        context.mailOnce(leed.id(), leed.seller(), "Your leed is posted", leed.trade() + " on " + leed.date());
        return null;
    }
}
