package demo;

import io.sosw.event.S3Object;
import io.sosw.function.PortableFunction;

/** Loads the lines of one object into the table. The unit of work is one object, however it was announced. */
public final class LoadActivity implements PortableFunction<S3Object, ActivityContext, Long> {
    @Override
    public Long run(S3Object event, ActivityContext context) throws Exception {
        try (var object = context.objects().open(event.bucket(), event.key());
                var lines = context.lines(object)) {
            return context.activity().insert(lines.tokens().map(context::fields));
        }
    }
}
