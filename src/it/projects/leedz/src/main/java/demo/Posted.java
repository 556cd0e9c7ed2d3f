package demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A leed in the table.
 *
 * @param slot trade, date and place: there is one leed of each
 */
public record Posted(String slot, String id, String trade, String date, String place, String seller, String details) {

    static Posted of(Leed leed, String place) {
        var slot = leed.trade() + "|" + leed.date() + "|" + place;
        var id = UUID.nameUUIDFromBytes(slot.getBytes(StandardCharsets.UTF_8)).toString();
        return new Posted(slot, id, leed.trade(), leed.date(), place, leed.seller(), leed.details());
    }
}
