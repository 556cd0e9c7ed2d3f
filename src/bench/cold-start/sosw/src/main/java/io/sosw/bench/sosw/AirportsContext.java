package io.sosw.bench.sosw;

import io.sosw.bench.airports.Airports;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.Primed;
import java.util.List;
import java.util.Optional;

/** Config and context in use: a table that may be given, and a client that lives as long as the process. */
public class AirportsContext extends FunctionContext {
    static final Option<Optional<String>> TABLE =
            Option.text("table", "Table of airports.").optional();
    static final Option<Boolean> PRIME =
            Option.flag("prime", "Whether the first call is made at the end of init.").orElse(false);

    private final Airports airports;

    AirportsContext(Config config, Invocation invocation, Shared shared) {
        super(config, invocation);
        this.airports = shared.airports;
    }

    static ContextFactory<AirportsContext> factory() {
        return ContextFactory.of(
                List.of(TABLE, PRIME),
                config -> new Shared(Airports.of(config.get(TABLE)), config.get(PRIME)),
                AirportsContext::new);
    }

    /** The airports. */
    public Airports airports() {
        return airports;
    }

    private record Shared(Airports airports, boolean wanted) implements Primed {
        @Override
        public void prime() {
            if (wanted) {
                airports.name("SEA");
            }
        }
    }
}
