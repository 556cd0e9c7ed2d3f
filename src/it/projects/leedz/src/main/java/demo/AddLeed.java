package demo;

import io.sosw.function.PortableFunction;
import io.sosw.json.JsonException;
import java.util.Map;

/** Posts a leed. The client waits for what may refuse it, and for nothing else. */
public final class AddLeed implements PortableFunction<WebRequest, LeedzContext, WebAnswer> {
    @Override
    public WebAnswer run(WebRequest event, LeedzContext context) {
        Leed leed;
        try {
            leed = event.leed();
        } catch (JsonException wrong) {
            return refused(400, wrong.getMessage());
        }
        var place = context.places().find(leed.address());
        if (place.isEmpty()) {
            return refused(422, "nobody knows where this is: " + leed.address());
        }
        var posted = Posted.of(leed, place.get());
        if (!context.leedz().create(posted, "slot")) {
            return refused(409, "there is a leed of this trade at this place on " + leed.date());
        }
        context.email().later("notifyUsers", posted);
        context.email().later("thankSeller", posted);
        context.books().later("book", posted);
        return WebAnswer.of(201, Map.of("id", posted.id()));
    }

    private static WebAnswer refused(int status, String reason) {
        return WebAnswer.of(status, Map.of("error", reason));
    }
}
