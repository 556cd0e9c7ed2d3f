package io.sosw.local.dynamodb.value;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets items with the same attribute names share them. Thread-safe; stops learning when a table has no fixed shapes. */
public final class Shapes {
    private static final int MAX_SHAPES = 1000;

    private final Map<Names, String[]> known = new ConcurrentHashMap<>();

    String[] shared(String[] names) {
        var key = new Names(names);
        var shared = known.get(key);
        if (shared != null) {
            return shared;
        }
        if (known.size() < MAX_SHAPES) {
            known.put(key, names);
        }
        return names;
    }

    private static final class Names {
        private final String[] names;
        private final int hash;

        Names(String[] names) {
            this.names = names;
            this.hash = Arrays.hashCode(names);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Names that && Arrays.equals(names, that.names);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
