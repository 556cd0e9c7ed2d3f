package io.sosw.bench.orchestration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Jobs of the scenario's shapes. */
final class Jobs {
    private Jobs() {}

    /** Words, each isolated. */
    static Map<String, Object> flat(int words) {
        return Map.of("words", names("word", words), "isolate_words", true);
    }

    /** Sections of stores of products, each product isolated. */
    static Map<String, Object> nested(int sections, int stores, int products) {
        var sectionMap = new LinkedHashMap<String, Object>();
        for (var section : names("section", sections)) {
            var storeMap = new LinkedHashMap<String, Object>();
            names("store", stores)
                    .forEach(store -> storeMap.put(store, Map.of("products", names("product", products))));
            sectionMap.put(section, Map.of("stores", storeMap));
        }
        var job = new LinkedHashMap<String, Object>();
        job.put("sections", sectionMap);
        job.put("isolate_products", true);
        return job;
    }

    private static List<String> names(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + "_" + i).toList();
    }
}
