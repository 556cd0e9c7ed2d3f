package ${package};

import io.sosw.function.PortableFunction;
import java.util.List;
import java.util.Map;

/** Counts one hashtag on one day. The unit of work is one task; the context's worker claims it and records the result. */
public final class CountHashtags implements PortableFunction<Map<String, Object>, HashtagContext, Object> {
    @Override
    public Object run(Map<String, Object> event, HashtagContext context) throws Exception {
        return context.worker().run(event, Map::of, () -> count(event, context));
    }

    private static Map<String, Object> count(Map<String, Object> task, HashtagContext context) throws Exception {
        long total = 0;
        for (var word : texts(task, "words")) {
            for (var day : texts(task, "date_list")) {
                long count = context.source().count(word, day);
                context.counts().store(word, day, texts(task, "topics").get(0), count);
                total += count;
            }
        }
        return Map.of("counted", total);
    }

    private static List<String> texts(Map<String, Object> task, String name) {
        return ((List<?>) task.get(name)).stream().map(String::valueOf).toList();
    }
}
