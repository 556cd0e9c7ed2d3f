package io.sosw.local.world;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is in the order of its keys.
 *
 * @param items on this page
 * @param next asks for the next page, or null after the last
 */
public record Pages<T>(List<T> items, @Nullable String next) {

    /**
     * The page after the token, which is the key of the last item before it.
     *
     * @param most items on a page
     */
    public static <T> Pages<T> cut(List<T> all, Function<T, String> key, @Nullable String token, int most) {
        var rest = all.stream()
                .filter(item ->
                        token == null || token.isEmpty() || key.apply(item).compareTo(token) > 0)
                .toList();
        if (rest.size() <= most) {
            return new Pages<>(rest, null);
        }
        var page = rest.subList(0, most);
        return new Pages<>(page, key.apply(page.get(most - 1)));
    }
}
