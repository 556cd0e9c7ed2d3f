package ${package};

import io.sosw.event.S3Object;
import io.sosw.function.PortableFunction;
import java.io.IOException;
import java.lang.System.Logger;

/** Loads one CSV object into the table. The unit of work is one object, however it was announced. */
public final class LoadAirports implements PortableFunction<S3Object, AirportContext, Loaded> {
    private static final Logger LOG = System.getLogger(LoadAirports.class.getName());

    @Override
    public Loaded run(S3Object event, AirportContext context) throws IOException {
        try (var object = context.objects().open(event.bucket(), event.key());
                var rows = context.csv().read(object)) {
            var loaded = new Loaded(context.airports().insert(rows), rows.rejected());
            LOG.log(Logger.Level.INFO, "s3://{0}/{1}: {2}", event.bucket(), event.key(), loaded);
            return loaded;
        }
    }
}
