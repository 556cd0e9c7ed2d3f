package io.sosw.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {
    private static final Pattern STAND_IN = Pattern.compile("\\{\\{(?:((?:[0-9A-F]{2} ?)+)|(\\d+)\\*(.+?:?))}}(?!})");

    @TestFactory
    Stream<DynamicTest> everyCaseOfTheSetIsAnsweredAsItSays() {
        return lines().map(line -> DynamicTest.dynamicTest(line.substring(0, line.indexOf('|')), () -> check(line)));
    }

    private static void check(String line) {
        var text = line.substring(line.indexOf('|') + 1);
        if (line.startsWith("accept ")) {
            var value = Json.parse(bytes(text));
            assertThat(Json.parse(Json.writeBytes(value))).isEqualTo(value);
        } else if (line.startsWith("refuse ")) {
            assertThatThrownBy(() -> Json.parse(bytes(text))).isInstanceOf(JsonException.class);
        } else {
            assertThat(line).startsWith("free ");
            var parts = text.split(" => ", 2);
            assertThat(Json.writeBytes(Json.parse(bytes(parts[0])))).isEqualTo(bytes(parts[1]));
        }
    }

    private static Stream<String> lines() {
        try (var in = ConformanceTest.class.getResourceAsStream("conformance.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        var out = new ByteArrayOutputStream();
        var matcher = STAND_IN.matcher(text);
        var copied = 0;
        while (matcher.find()) {
            out.writeBytes(text.substring(copied, matcher.start()).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(
                    matcher.group(1) != null
                            ? HexFormat.of().parseHex(matcher.group(1).replace(" ", ""))
                            : matcher.group(3)
                                    .repeat(Integer.parseInt(matcher.group(2)))
                                    .getBytes(StandardCharsets.UTF_8));
            copied = matcher.end();
        }
        out.writeBytes(text.substring(copied).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
