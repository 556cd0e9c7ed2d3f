package io.sosw.local.secrets;

import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;

/** A password of the kinds of characters asked for, at least one of each. */
final class RandomPassword {
    private static final int DEFAULT_LENGTH = 32;
    private static final int LONGEST = 4096;

    private RandomPassword() {}

    static String make(World world, GetRandomPasswordRequest request) {
        var length = request.passwordLength() == null
                ? DEFAULT_LENGTH
                : request.passwordLength().intValue();
        var kinds = kinds(request);
        if (kinds.isEmpty() || length < kinds.size() || length > LONGEST) {
            throw SecretErrors.parameter("The password length " + length + " does not fit the kinds of characters.");
        }
        var text = new StringBuilder();
        kinds.forEach(kind -> text.append(Ids.text(world.random(), kind, 1)));
        text.append(Ids.text(world.random(), String.join("", kinds), length - text.length()));
        for (var i = text.length() - 1; i > 0; i--) {
            var j = world.random().nextInt(i + 1);
            var kept = text.charAt(i);
            text.setCharAt(i, text.charAt(j));
            text.setCharAt(j, kept);
        }
        return text.toString();
    }

    private static List<String> kinds(GetRandomPasswordRequest request) {
        var kinds = new ArrayList<String>();
        add(kinds, request.excludeLowercase(), "abcdefghijklmnopqrstuvwxyz", request);
        add(kinds, request.excludeUppercase(), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", request);
        add(kinds, request.excludeNumbers(), "0123456789", request);
        add(kinds, request.excludePunctuation(), "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", request);
        if (Boolean.TRUE.equals(request.includeSpace())) {
            kinds.add(" ");
        }
        return kinds;
    }

    private static void add(
            List<String> kinds,
            @org.jspecify.annotations.Nullable Boolean excluded,
            String letters,
            GetRandomPasswordRequest request) {
        var banned = Objects.requireNonNullElse(request.excludeCharacters(), "");
        var left = new StringBuilder();
        letters.chars().filter(c -> banned.indexOf(c) < 0).forEach(c -> left.append((char) c));
        if (!Boolean.TRUE.equals(excluded) && !left.isEmpty()) {
            kinds.add(left.toString());
        }
    }
}
