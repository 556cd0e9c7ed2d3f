package io.sosw.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonWriteTest {
    record Loaded(int rows, @Nullable String note, Optional<Long> bytes, List<Part> parts) {}

    public record Broken(String name) {
        @Override
        public String name() {
            throw new IllegalStateException("not today");
        }
    }

    record Part(Instant at, TimeUnit unit, double share) {}

    @Test
    void aRecordIsWrittenByItsComponentsInOrder() {
        var loaded = new Loaded(2, null, Optional.of(9L), List.of(new Part(Instant.EPOCH, TimeUnit.DAYS, 0.5)));
        assertThat(Json.write(loaded))
                .isEqualTo("{\"rows\":2,\"note\":null,\"bytes\":9,"
                        + "\"parts\":[{\"at\":\"1970-01-01T00:00:00Z\",\"unit\":\"DAYS\",\"share\":0.5}]}");
        assertThat(Json.read(Json.write(loaded), Loaded.class)).isEqualTo(loaded);
    }

    @Test
    void thePrettyFormIsForPeople() {
        var map = new LinkedHashMap<String, Object>();
        map.put("a", List.of(1, Map.of("b", true)));
        map.put("c", List.of());
        map.put("d", Map.of());
        assertThat(Json.pretty(map))
                .isEqualTo(
                        "{\n  \"a\": [\n    1,\n    {\n      \"b\": true\n    }\n  ],\n  \"c\": [],\n  \"d\": {}\n}");
    }

    @Test
    void allThatNeedsEscapingIsEscapedAndNothingElse() {
        assertThat(Json.write("\"\\/\b\f\n\r\t\u0000\u001f\u007f é€𝄞\u2028"))
                .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f é€𝄞\u2028\"");
    }

    @Test
    void aLoneSurrogateSurvivesUtf8() {
        for (var text :
                List.of("\uD834", "\uDD1E", "a\uD834b", "\uDD1E\uD834", "\uD834\uD834\uDD1E", "\uD834\uDD1E\uDD1E")) {
            assertThat(Json.parse(Json.writeBytes(text))).isEqualTo(text);
        }
        assertThat(Json.write("\uD834")).isEqualTo("\"\\ud834\"");
    }

    @Test
    void numbersAreWrittenWithoutLoss() {
        assertThat(Json.write(Arrays.asList(1, 2L, (short) 3, (byte) 4, 1.5, 0.1f, 1e300, new BigDecimal("1.50"))))
                .isEqualTo("[1,2,3,4,1.5,0.1,1.0E+300,1.50]");
    }

    @Test
    void whatJsonHasNoWordForIsRefused() {
        assertThatThrownBy(() -> Json.write(Map.of("a", List.of(1, Double.NaN))))
                .hasMessage("JSON has no NaN, at /a/1");
        assertThatThrownBy(() -> Json.toValue(Map.of("a", List.of(Double.POSITIVE_INFINITY))))
                .hasMessage("JSON has no Infinity, at /a/0");
    }

    @Test
    void anObjectOfAnyClassIsNeverDumpedByItsFields() {
        assertThatThrownBy(() -> Json.write(Map.of("a", new StringBuilder[] {}, "b", new Object())))
                .hasMessage(
                        "no JSON for an object of class java.lang.Object: give a record, a map, a collection, text or a "
                                + "number, at /b");
        assertThatThrownBy(() -> Json.toValue(Map.of("b", new Object()))).hasMessageEndingWith("at /b");
    }

    @Test
    void anObjectInsideItselfIsRefused() {
        var list = new ArrayList<Object>();
        list.add(list);
        assertThatThrownBy(() -> Json.write(list))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("nested more than 512 deep, or an object inside itself");
        assertThatThrownBy(() -> Json.toValue(list))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("nested more than 512 deep, or an object inside itself");
    }

    @Test
    void keysMayBeTextEnumsAndNumbers() {
        assertThat(Json.write(Map.of(TimeUnit.DAYS, 1))).isEqualTo("{\"DAYS\":1}");
        assertThat(Json.write(Map.of(7, 1))).isEqualTo("{\"7\":1}");
        assertThat(Json.toValue(Map.of(LocalDate.EPOCH, 1))).isEqualTo(Map.of("1970-01-01", 1L));
        assertThatThrownBy(() -> Json.write(Map.of(List.of(1), 1))).hasMessage("a map's key must be text, not [1]");
    }

    @Test
    void toValueGivesWhatTheParserWouldGive() {
        var value = Map.of(
                "record",
                new Part(Instant.EPOCH, TimeUnit.DAYS, 0.5),
                "array",
                new int[] {1, 2},
                "bytes",
                new byte[] {1, 2, 3},
                "set",
                Set.of(Duration.ofSeconds(1)),
                "uri",
                URI.create("s3://a/b"),
                "letter",
                'x',
                "builder",
                CharBuffer.wrap("y"),
                "float",
                0.1f,
                "none",
                Optional.empty());
        assertThat(Json.toValue(value)).isEqualTo(Json.parse(Json.write(value)));
    }

    @Test
    void bytesGoToAStream() throws IOException {
        var out = new ByteArrayOutputStream();
        Json.write(Map.of("name", "Zürich"), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"Zürich\"}");
    }

    @Test
    void aFailingAccessorIsNamed() {
        assertThatThrownBy(() -> Json.write(List.of(new Broken("x"))))
                .hasMessage("reading name of Broken failed: java.lang.IllegalStateException: not today, at /0");
    }
}
