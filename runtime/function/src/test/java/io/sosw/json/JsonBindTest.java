package io.sosw.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonBindTest {
    record Order(
            String id,
            List<Line> records,
            Optional<String> note,
            @Nullable Line first) {}

    record Line(String key, int count) {}

    record Page<T>(List<T> items, Map<String, Page<T>> others, T[] array) {}

    record Lines(Page<Line> page) {}

    record Times(
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration) {}

    record Kinds(
            boolean yes,
            byte b,
            short s,
            int i,
            long l,
            float f,
            double d,
            char c,
            Integer boxed,
            BigInteger big,
            BigDecimal decimal,
            Number number,
            TimeUnit unit,
            UUID uuid,
            URI uri,
            byte[] bytes,
            Object any,
            Set<String> set,
            Collection<? extends Number> collection,
            int[][] matrix,
            Map<TimeUnit, Long> map) {}

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from " + from + " is after to " + to);
            }
        }
    }

    @Test
    void recordsNestAndUnknownMembersAreIgnored() {
        var text = "{\"id\":\"7\",\"extra\":[1],\"records\":[{\"key\":\"a\",\"count\":1},{\"count\":2,\"key\":\"b\"}]}";
        assertThat(Json.read(text, Order.class))
                .isEqualTo(new Order("7", List.of(new Line("a", 1), new Line("b", 2)), Optional.empty(), null));
    }

    @Test
    void nullAndAbsentAreTheSameToOptionalAndNullableComponents() {
        var order = new Order("7", List.of(), Optional.empty(), null);
        assertThat(Json.read("{\"id\":\"7\",\"records\":[],\"note\":null,\"first\":null}", Order.class))
                .isEqualTo(order);
        assertThat(Json.read("{\"id\":\"7\",\"records\":[]}", Order.class)).isEqualTo(order);
        assertThat(Json.read("{\"id\":\"7\",\"records\":[],\"note\":\"n\"}", Order.class)
                        .note())
                .contains("n");
    }

    @Test
    void whatIsMissingIsNamedWithItsPath() {
        assertThatThrownBy(() -> Json.read("{\"id\":\"7\",\"records\":[{\"count\":1}]}", Order.class))
                .isInstanceOf(JsonException.class)
                .hasMessage("missing: Line needs text, at /records/0/key");
        assertThatThrownBy(() -> Json.read("{\"id\":\"7\",\"records\":[{\"key\":\"a\"}]}", Order.class))
                .hasMessage("missing: Line needs int, at /records/0/count");
        assertThatThrownBy(() -> Json.read("{\"id\":null,\"records\":[]}", Order.class))
                .hasMessage("expected text but found null, at /id");
        assertThatThrownBy(() -> Json.read("{\"key\":\"a\",\"count\":null}", Line.class))
                .hasMessage("expected int but found null, at /count");
    }

    @Test
    void whatDoesNotFitIsNamedWithItsPath() {
        assertThatThrownBy(() -> Json.read("{\"key\":1,\"count\":1}", Line.class))
                .hasMessage("expected text but found the number 1, at /key");
        assertThatThrownBy(() -> Json.read("{\"key\":\"a\",\"count\":\"1\"}", Line.class))
                .hasMessage("expected a number but found the text \"1\", at /count");
        assertThatThrownBy(() -> Json.read("[1]", Line.class))
                .hasMessage("expected an object for Line but found an array");
        assertThatThrownBy(() -> Json.read("{\"id\":\"7\",\"records\":{}}", Order.class))
                .hasMessage("expected an array but found an object, at /records");
        assertThatThrownBy(() -> Json.read("{\"id\":\"7\",\"records\":[null]}", Order.class))
                .hasMessage("expected Line but found null, at /records/0");
        assertThatThrownBy(() -> Json.read("\"" + "x".repeat(100) + "\"", Line.class))
                .hasMessage("expected an object for Line but found the text \"" + "x".repeat(60) + "…\"");
    }

    @Test
    void genericRecordsKnowTheirArguments() {
        var item = "{\"key\":\"a\",\"count\":1}";
        var empty = "{\"items\":[],\"others\":{},\"array\":[]}";
        var text = "{\"page\":{\"items\":[" + item + "],\"others\":{\"x\":" + empty.replace("[]", "[" + item + "]")
                + "},\"array\":[" + item + "]}}";
        var page = Json.read(text, Lines.class).page();
        assertThat(page.items()).containsExactly(new Line("a", 1));
        assertThat(page.others().get("x").items()).containsExactly(new Line("a", 1));
        assertThat((Object[]) page.array()).containsExactly(new Line("a", 1));
    }

    @Test
    void everyKindOfComponentIsBound() {
        var kinds = Json.read("""
                {"yes":true,"b":-128,"s":32767,"i":1e3,"l":1.0,"f":0.1,"d":1.5,"c":"x","boxed":5,
                 "big":99999999999999999999,"decimal":1.50,"number":7,"unit":"DAYS",
                 "uuid":"00000000-0000-0001-0000-000000000002","uri":"s3://a/b","bytes":"AQID","any":{"a":null},
                 "set":["b","a","b"],"collection":[1,2.5],"matrix":[[1],[2,3]],"map":{"HOURS":5}}""", Kinds.class);
        assertThat(kinds)
                .usingRecursiveComparison()
                .isEqualTo(new Kinds(
                        true,
                        (byte) -128,
                        (short) 32767,
                        1000,
                        1L,
                        0.1f,
                        1.5,
                        'x',
                        5,
                        new BigInteger("99999999999999999999"),
                        new BigDecimal("1.50"),
                        7L,
                        TimeUnit.DAYS,
                        new UUID(1, 2),
                        URI.create("s3://a/b"),
                        new byte[] {1, 2, 3},
                        Json.parse("{\"a\":null}"),
                        Json.read("[\"b\",\"a\"]", Set.class),
                        List.of(1L, new BigDecimal("2.5")),
                        new int[][] {{1}, {2, 3}},
                        Map.of(TimeUnit.HOURS, 5L)));
        assertThat(kinds.set()).containsExactly("b", "a");
    }

    @Test
    void timesAreIso8601() {
        var times = Json.read("""
                {"instant":"2026-11-21T02:45:00Z","date":"2026-11-21","time":"02:45","dateTime":"2026-11-21T02:45:00",
                 "offset":"2026-11-21T02:45:00+01:00","zoned":"2026-11-21T02:45:00+01:00[Europe/Berlin]",
                 "duration":"PT1M30S"}""", Times.class);
        assertThat(times.instant()).isEqualTo(Instant.parse("2026-11-21T02:45:00Z"));
        assertThat(times.duration()).isEqualTo(Duration.ofSeconds(90));
        assertThat(Json.read(Json.write(times), Times.class)).isEqualTo(times);
        assertThatThrownBy(() -> Json.read("\"yesterday\"", Instant.class))
                .hasMessageStartingWith("expected Instant but found the text \"yesterday\" (");
    }

    @Test
    void numbersMustFit() {
        assertThatThrownBy(() -> Json.read("128", byte.class))
                .hasMessage("expected an integer from -128 to 127 but found 128");
        assertThatThrownBy(() -> Json.read("1.5", int.class)).hasMessage("expected an integer but found 1.5");
        assertThatThrownBy(() -> Json.read("9223372036854775808", Long.class))
                .hasMessageStartingWith("expected an integer from -9223372036854775808 to");
        assertThatThrownBy(() -> Json.read("1e999999999", BigInteger.class))
                .hasMessage("expected an integer but found 1E+999999999");
        assertThat(Json.read("0e999999999", BigInteger.class)).isEqualTo(BigInteger.ZERO);
        assertThatThrownBy(() -> Json.read("1e400", double.class))
                .hasMessage("expected a number up to 1.7976931348623157E308 but found 1E+400");
        assertThatThrownBy(() -> Json.read("1e39", float.class)).isInstanceOf(JsonException.class);
        assertThat(Json.read("1e400", BigDecimal.class)).isEqualTo(new BigDecimal("1e400"));
    }

    @Test
    void anUnknownConstantIsAnsweredWithTheKnownOnes() {
        enum Colour {
            RED,
            BLUE
        }
        assertThatThrownBy(() -> Json.read("\"red\"", Colour.class))
                .hasMessage("expected one of RED, BLUE but found the text \"red\"");
    }

    @Test
    void aRecordThatRefusesItsValuesSaysWhy() {
        assertThatThrownBy(() -> Json.read("[{\"from\":2,\"to\":1}]", Range[].class))
                .hasMessage("not a valid Range: from 2 is after to 1, at /0")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMapOfPlainValuesIsGivenAsItIs() {
        assertThat(Json.read("{\"a\":[1,null]}", Map.class)).isEqualTo(Map.of("a", Arrays.asList(1L, null)));
        assertThatThrownBy(() -> Json.read("[]", Map.class)).hasMessage("expected an object but found an array");
    }

    @Test
    void nullFitsNoClassButOptional() {
        assertThatThrownBy(() -> Json.read("null", Line.class)).hasMessage("expected Line but found null");
        assertThatThrownBy(() -> Json.read("null", Object.class)).hasMessage("expected a value but found null");
        assertThat(Json.read("null", Optional.class)).isEmpty();
        assertThat(Json.bind(null, (Type) Object.class)).isNull();
    }

    @Test
    void aClassThatIsNotARecordIsADefectOfTheProgram() {
        assertThatThrownBy(() -> Json.read("\"x\"", StringBuilder.class))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("JSON is not bound to java.lang.StringBuilder: use a record");
    }

    @Test
    void keysOfMapsMayBeNumbers() {
        record Counts(Map<Integer, Integer> counts) {}
        assertThat(Json.read("{\"counts\":{\"7\":1}}", Counts.class).counts()).isEqualTo(Map.of(7, 1));
        assertThatThrownBy(() -> Json.read("{\"counts\":{\"x\":1}}", Counts.class))
                .hasMessage("expected a number as key but found the text \"x\", at /counts/x");
    }

    @Test
    void bytesAndStreamsAreReadToo() throws IOException {
        var bytes = "{\"key\":\"ü\",\"count\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(bytes, Line.class)).isEqualTo(new Line("ü", 1));
        assertThat(Json.read(new ByteArrayInputStream(bytes), Line.class)).isEqualTo(new Line("ü", 1));
    }
}
