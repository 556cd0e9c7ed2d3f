package io.sosw.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;

/** What each key may hold: after a call that failed both outcomes are possible until the next read decides. */
final class Possible {
    static final String GONE = "";

    private final Map<String, Set<String>> values = new HashMap<>();

    private Set<String> at(String key) {
        return values.computeIfAbsent(key, k -> new HashSet<>(Set.of(GONE)));
    }

    void change(String key, String value, Runnable call) {
        change(Set.of(key), value, call);
    }

    void change(Set<String> keys, String value, Runnable call) {
        try {
            call.run();
            keys.forEach(key -> values.put(key, new HashSet<>(Set.of(value))));
        } catch (SdkException e) {
            keys.forEach(key -> at(key).add(value)); // perhaps it was done: the reply may be all that was lost
        }
    }

    /**
     * @throws SdkException of the class that says nothing was done
     */
    void change(String key, String value, Runnable call, Class<? extends SdkException> refusal) {
        try {
            call.run();
            assertThat(at(key)).as("what %s held before", key).contains(GONE);
            values.put(key, new HashSet<>(Set.of(value)));
        } catch (SdkException e) {
            if (refusal.isInstance(e)) {
                throw e;
            }
            if (at(key).contains(GONE)) {
                at(key).add(value);
            }
        }
    }

    void isThere(String key) {
        at(key).remove(GONE);
        assertThat(at(key)).as("what %s may hold", key).isNotEmpty();
    }

    void read(String key, Callable<String> call) {
        try {
            decide(key, call.call());
        } catch (SdkException e) {
            assertThat(at(key)).isNotEmpty(); // nothing learned
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void readAll(Callable<Map<String, String>> call) {
        try {
            var found = call.call();
            assertThat(values.keySet()).containsAll(found.keySet());
            Set.copyOf(values.keySet()).forEach(key -> decide(key, found.getOrDefault(key, GONE)));
        } catch (SdkException e) {
            assertThat(values).isNotNull(); // nothing learned
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void readKeys(Callable<Set<String>> call) {
        try {
            var found = call.call();
            assertThat(values.keySet()).containsAll(found);
            for (var key : values.keySet()) {
                if (found.contains(key)) {
                    isThere(key);
                } else {
                    decide(key, GONE);
                }
            }
        } catch (SdkException e) {
            assertThat(values).isNotNull(); // nothing learned
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds one to what is there; the call answers the sum. */
    void add(String key, Callable<String> call) {
        UnaryOperator<String> next = value -> value.isEmpty() ? "1" : Integer.toString(Integer.parseInt(value) + 1);
        var sums = new HashSet<String>();
        at(key).forEach(value -> sums.add(next.apply(value)));
        try {
            var sum = call.call();
            assertThat(sums).as("the sum in %s", key).contains(sum);
            values.put(key, new HashSet<>(Set.of(sum)));
        } catch (SdkException e) {
            at(key).addAll(sums);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void decide(String key, String found) {
        assertThat(at(key)).as("what %s may hold", key).contains(found);
        values.put(key, new HashSet<>(Set.of(found)));
    }
}
