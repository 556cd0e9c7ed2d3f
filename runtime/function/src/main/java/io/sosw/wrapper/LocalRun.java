package io.sosw.wrapper;

import io.sosw.config.Config;
import io.sosw.config.ConfigLoader;
import io.sosw.config.ConfigReport;
import io.sosw.config.Constants;
import io.sosw.config.ConstantsFile;
import io.sosw.config.HelpText;
import io.sosw.config.Option;
import io.sosw.config.Sources;
import io.sosw.json.Json;
import io.sosw.log.LogSettings;
import io.sosw.wrapper.dispatch.Descriptors;
import io.sosw.wrapper.dispatch.Dispatcher;
import io.sosw.wrapper.dispatch.LoadedFunction;
import io.sosw.wrapper.poller.PollerOptions;
import io.sosw.wrapper.poller.QueueProvider;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The local and container wrapper: reads the command line and does what it says. */
final class LocalRun {
    private final Place place;
    private final Map<String, String> environment;
    private final List<String> arguments;

    LocalRun(Place place, Map<String, String> environment, List<String> arguments) {
        this.place = place;
        this.environment = environment;
        this.arguments = arguments;
    }

    /** The exit code. */
    int run() throws Exception {
        var early = new ConfigLoader(WrapperOptions.all())
                .peek(new Sources(Constants.none(), environment, arguments, false));
        var constants = constants(early);
        var loaded = LoadedFunction.load(
                Descriptors.ofResource(place.loader())
                        .choose(
                                early.get(WrapperOptions.FUNCTION).orElse(null),
                                early.origin(WrapperOptions.FUNCTION).text()),
                place.loader());
        var queues = ServiceLoader.load(QueueProvider.class, place.loader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        var sections = sections(loaded, queues);
        if (early.get(WrapperOptions.HELP)) {
            place.out()
                    .print(HelpText.of(
                            "Options of the function " + loaded.descriptor().name(), sections, constants));
            return 0;
        }
        var all = sections.values().stream().flatMap(List::stream).toList();
        var config = new ConfigLoader(all).load(new Sources(constants, environment, arguments, true));
        if (config.get(WrapperOptions.CONFIG)) {
            var json = config.get(WrapperOptions.CONFIG_FORMAT) == WrapperOptions.Format.JSON;
            place.out().print(json ? Json.write(ConfigReport.json(config)) + "\n" : ConfigReport.text(config));
            return 0;
        }
        return work(loaded, config, queues);
    }

    private int work(LoadedFunction loaded, Config config, List<QueueProvider> queues) throws Exception {
        var settings = new LogSettings(config.get(WrapperOptions.LOG_FORMAT), config.get(WrapperOptions.LOG_LEVEL));
        LogSettings.use(settings);
        var log = settings.logger("sosw", place.err(), place.clock());
        try (var dispatcher = Dispatcher.start(loaded, config, log)) {
            var event = config.get(WrapperOptions.EVENT);
            if (event.isPresent()) {
                return new EventRun(place, loaded.descriptor(), dispatcher).run(event.get());
            }
            log.log(Level.DEBUG, "Function " + loaded.descriptor().name() + " is ready");
            return new PollRun(place, loaded.descriptor(), config, log).run(dispatcher, queues);
        }
    }

    private Constants constants(Config early) {
        var path = early.get(WrapperOptions.CONST_PATH);
        var compiled = environment.get("SOSW_CONST");
        if (path.isPresent() && (compiled == null || path.get().endsWith(".json"))) {
            return ConstantsFile.ofPath(path.get());
        }
        return compiled == null ? ConstantsFile.ofResource(place.loader()) : ConstantsFile.ofPath(compiled);
    }

    /** An option that several parts name is shown once, with the first of them. */
    private static Map<String, List<Option<?>>> sections(LoadedFunction loaded, List<QueueProvider> queues) {
        var sections = new LinkedHashMap<String, List<Option<?>>>();
        sections.put("Function", new ArrayList<>(loaded.contexts().options()));
        sections.put("Queue", new ArrayList<>());
        for (QueueProvider provider : queues) {
            for (Option<?> option : provider.options()) {
                if (sections.values().stream().noneMatch(known -> known.contains(option))) {
                    sections.get("Queue").add(option);
                }
            }
        }
        sections.put("Poller", PollerOptions.all());
        sections.put("Wrapper", WrapperOptions.all());
        return sections;
    }
}
