package io.sosw.engine.watch.worker;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes with classes of their own.
 *
 * @param folders of the project's classes
 * @param tags expressions of tags to be run
 * @param untags expressions of tags not to be run
 */
record TestRun(List<URL> folders, List<String> tags, List<String> untags, Wire wire, Printed printed) {

    void run(List<String> classes) throws IOException {
        var before = Surroundings.now();
        try (var loader = new FreshLoader(folders, TestRun.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            var listener = new Listener(wire, printed, failure -> Trace.of(failure, loader::owns));
            var request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(classes.stream()
                            .map(DiscoverySelectors::selectClass)
                            .toList())
                    .filters(filters())
                    .build();
            LauncherFactory.create().execute(request, listener);
            wire.send(List.of(Event.DONE));
        } catch (RuntimeException | LinkageError failed) {
            wire.send(List.of(Event.DONE, Trace.of(failed, name -> false)));
        } finally {
            before.restore();
        }
    }

    private Filter<?>[] filters() {
        var filters = new ArrayList<Filter<?>>();
        if (!tags.isEmpty()) {
            filters.add(TagFilter.includeTags(tags));
        }
        if (!untags.isEmpty()) {
            filters.add(TagFilter.excludeTags(untags));
        }
        return filters.toArray(Filter<?>[]::new);
    }
}
