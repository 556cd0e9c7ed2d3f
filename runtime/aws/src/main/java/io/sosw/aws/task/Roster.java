package io.sosw.aws.task;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The places of one labourer that are taken, at one version. A task is entered before it is leased and leaves only when
 * it is known not to be leased, so the number of leases never exceeds the number of places, whatever dies in between.
 *
 * @param labourerId whose places these are
 * @param version raised by every write
 * @param places task id to the moment it was entered
 */
public record Roster(String labourerId, long version, Map<String, Instant> places) {
    public Roster {
        places = Map.copyOf(places);
    }

    /** The same roster with some tasks out and others in. */
    public Roster changed(Iterable<String> leaving, Iterable<String> entering, Instant now) {
        var next = new LinkedHashMap<>(places);
        leaving.forEach(next::remove);
        entering.forEach(task -> next.put(task, now));
        return new Roster(labourerId, version, next);
    }
}
