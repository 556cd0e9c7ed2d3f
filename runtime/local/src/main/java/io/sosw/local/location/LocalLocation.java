package io.sosw.local.location;

import io.sosw.local.world.AwsErrors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Knows every address that has a letter or a digit, and always at the same place: spellings that differ in capitals,
 * spaces and commas are one address. The place is made of the words alone and has nothing to do with the world's map.
 */
public final class LocalLocation implements Location {
    private static final Pattern INDEX = Pattern.compile("[-._\\w]{1,100}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_RESULTS = 50;
    private static final double MILLIONTH = 1e6;

    @Override
    public Found searchPlaceIndexForText(Search search) {
        check(INDEX.matcher(search.indexName()).matches(), "IndexName", search.indexName());
        check(!search.text().isEmpty() && search.text().length() <= LONGEST_TEXT, "Text", search.text());
        check(search.maxResults() >= 1 && search.maxResults() <= MOST_RESULTS, "MaxResults", search.maxResults());
        return new Found(results(search.text()), new Summary(search.text(), search.maxResults(), "Esri"));
    }

    private static void check(boolean holds, String member, Object value) {
        if (!holds) {
            var message = "Value '" + value + "' at '" + member + "' failed to satisfy constraint";
            throw AwsErrors.of(AwsServiceException.builder(), 400, "ValidationException", message);
        }
    }

    private static List<Result> results(String text) {
        var label = Arrays.stream(BETWEEN_WORDS.split(text))
                .filter(word -> !word.isEmpty())
                .map(LocalLocation::capital)
                .collect(Collectors.joining(" "));
        if (label.isEmpty()) {
            return List.of();
        }
        var id = UUID.nameUUIDFromBytes(label.getBytes(StandardCharsets.UTF_8));
        var point = List.of(degrees(id.getMostSignificantBits(), 180), degrees(id.getLeastSignificantBits(), 90));
        return List.of(new Result(new Place(label, new Geometry(point), false), id.toString(), 1));
    }

    private static String capital(String word) {
        var first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(java.util.Locale.ROOT)
                + word.substring(first).toLowerCase(java.util.Locale.ROOT);
    }

    /** Between minus and plus the limit. */
    private static double degrees(long bits, int limit) {
        var part = (double) bits / Long.MAX_VALUE;
        return Math.round(part * limit * MILLIONTH) / MILLIONTH;
    }
}
