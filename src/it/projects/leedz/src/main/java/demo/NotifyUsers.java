package demo;

import io.sosw.aws.table.Query;
import io.sosw.function.PortableFunction;

/** Tells everybody who wants to hear of the trade. Whoever was told is not told again when the event comes twice. */
public final class NotifyUsers implements PortableFunction<Told, LeedzContext, Integer> {
    @Override
    public Integer run(Told event, LeedzContext context) throws Exception {
        var leed = event.leed();
        var users = context.users().query(Query.where("trade", leed.trade()));
        for (User user : users) {
            var subject = "A new leed: " + leed.trade() + " on " + leed.date();
            context.mailOnce(leed.id(), user.email(), subject, leed.place() + "\n\n" + leed.details());
        }
        return users.size();
    }
}
