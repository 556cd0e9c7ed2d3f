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
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import io.sosw.wrapper.dispatch.LoadedFunction;
import io.sosw.wrapper.poller.PollerOptions;
import io.sosw.wrapper.poller.QueueProvider;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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
        var loader = place.code().loader();
        var queues = ServiceLoader.load(QueueProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        var read = read(loader, early, queues);
        if (early.get(WrapperOptions.HELP)) {
            place.out()
                    .print(HelpText.of(
                            "Options of the function "
                                    + read.loaded().descriptor().name(),
                            read.sections(),
                            read.constants()));
            return 0;
        }
        var config = config(read);
        if (config.get(WrapperOptions.CONFIG)) {
            var json = config.get(WrapperOptions.CONFIG_FORMAT) == WrapperOptions.Format.JSON;
            place.out().print(json ? Json.write(ConfigReport.json(config)) + "\n" : ConfigReport.text(config));
            return 0;
        }
        var first = new AtomicReference<>(new Ready(read.loaded(), config));
        return work(read.loaded().descriptor(), config, queues, now -> {
            var same = first.getAndSet(null);
            return same == null ? ready(read(now, early, queues)) : same;
        });
    }

    /** A function with all that it is configured with. */
    private record Ready(LoadedFunction loaded, Config config) {}

    private Ready ready(Reading read) {
        return new Ready(read.loaded(), config(read));
    }

    /** What a class path holds. */
    private record Reading(LoadedFunction loaded, Map<String, List<Option<?>>> sections, Constants constants) {}

    private Reading read(ClassLoader loader, Config early, List<QueueProvider> queues) {
        var constants = constants(early, loader);
        var functions = Descriptors.ofResource(loader);
        var loaded = LoadedFunction.load(
                functions.choose(
                        early.get(WrapperOptions.FUNCTION).orElse(null),
                        early.origin(WrapperOptions.FUNCTION).text()),
                loader);
        var sections = sections(loaded, queues);
        return new Reading(loaded, sections, own(constants, sections, functions, loader));
    }

    /** The defaults file is the project's: what this function has no option for may be another's. */
    private static Constants own(
            Constants all, Map<String, List<Option<?>>> sections, Descriptors functions, ClassLoader loader) {
        var unknown = new HashSet<>(all.values().keySet());
        sections.values().forEach(options -> options.forEach(option -> unknown.remove(option.name())));
        if (!unknown.isEmpty()) {
            unknown.retainAll(functions.optionNames(loader));
        }
        return all.without(unknown);
    }

    private Config config(Reading read) {
        var all = read.sections().values().stream().flatMap(List::stream).toList();
        return new ConfigLoader(all).load(new Sources(read.constants(), environment, arguments, true));
    }

    private int work(
            FunctionDescriptor function, Config config, List<QueueProvider> queues, Function<ClassLoader, Ready> ready)
            throws Exception {
        var settings = new LogSettings(config.get(WrapperOptions.LOG_FORMAT), config.get(WrapperOptions.LOG_LEVEL));
        LogSettings.use(settings);
        var log = settings.logger("sosw", place.err(), place.clock());
        try (var handler = place.code().handler(loader -> {
            var now = ready.apply(loader);
            return Dispatcher.start(now.loaded(), now.config(), log);
        })) {
            var event = config.get(WrapperOptions.EVENT);
            if (event.isPresent()) {
                return new EventRun(place, function, handler).run(event.get());
            }
            log.log(Level.DEBUG, "Function " + function.name() + " is ready");
            return new PollRun(place, function, config, log).run(handler, queues);
        }
    }

    private Constants constants(Config early, ClassLoader loader) {
        var path = early.get(WrapperOptions.CONST_PATH);
        var compiled = environment.get("SOSW_CONST");
        if (path.isPresent() && (compiled == null || path.get().endsWith(".json"))) {
            return ConstantsFile.ofPath(path.get());
        }
        return compiled == null ? ConstantsFile.ofResource(loader) : ConstantsFile.ofPath(compiled);
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
