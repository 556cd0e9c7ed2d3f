package io.sosw.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonParseTest {

    @Test
    void everyKindOfValueHasItsPlainJavaForm() {
        var value =
                Json.parse("{\"text\":\"a\",\"yes\":true,\"no\":false,\"nothing\":null,\"list\":[1,[]],\"map\":{}}");
        assertThat(value).isInstanceOf(Map.class);
        var map = (Map<?, ?>) value;
        assertThat(new ArrayList<Object>(map.keySet()))
                .isEqualTo(List.of("text", "yes", "no", "nothing", "list", "map"));
        assertThat(new ArrayList<Object>(map.values()))
                .isEqualTo(Arrays.asList("a", true, false, null, List.of(1L, List.of()), Map.of()));
    }

    @Test
    void integersAreLongsAsFarAsTheyFit() {
        assertThat(Json.parse("0")).isEqualTo(0L);
        assertThat(Json.parse("-0")).isEqualTo(0L);
        assertThat(Json.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Json.parse("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Json.parse("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(Json.parse("-9223372036854775809")).isEqualTo(new BigInteger("-9223372036854775809"));
        assertThat(Json.parse("99999999999999999999999999999999999999"))
                .isEqualTo(new BigInteger("99999999999999999999999999999999999999"));
    }

    @Test
    void numbersWithFractionOrExponentLoseNothing() {
        assertThat(Json.parse("1e400")).isEqualTo(new BigDecimal("1e400"));
        assertThat(Json.parse("0.1234567890123456789012345678901234567"))
                .isEqualTo(new BigDecimal("0.1234567890123456789012345678901234567"));
        assertThat(Json.parse("1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(Json.parse("1E2")).isEqualTo(new BigDecimal("1E2"));
    }

    @Test
    void surrogatesAreKeptPairedOrNot() {
        assertThat(Json.parse("\"\\uD834\\uDD1E\"")).isEqualTo("𝄞");
        assertThat(Json.parse("\"𝄞\"")).isEqualTo("𝄞");
        assertThat(Json.parse("\"\\uD834\"")).isEqualTo("\uD834");
        assertThat(Json.parse("\"\\uDD1E\\uD834\"")).isEqualTo("\uDD1E\uD834");
    }

    @Test
    void aStringOfTenMegabytesIsRead() {
        var text = "x\\n".repeat(3_500_000);
        assertThat(Json.parse('"' + text + '"')).isEqualTo("x\n".repeat(3_500_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,2|the text ends where ',' or ']' is expected, line 1, column 5",
                "{\"a\": x}|expected a value but found 'x', line 1, column 7, at /a",
                "{\"a\": {\"b\": [1, tru]}}|expected a value but found 't', line 1, column 17, at /a/b/1",
                "{\"a\":1,\"a\":2}|the key \"a\" occurs twice in one object, line 1, column 8, at /a",
                "{a:1}|expected a key in quotes or '}' but found 'a', line 1, column 2",
                "{\"a\":1,}|expected a key in quotes but found '}', line 1, column 8",
                "{\"a\" 1}|expected ':' but found '1', line 1, column 6, at /a",
                "[1] 2|expected the end of the document but found '2', line 1, column 5",
                "\"ab|the text ends inside a string, line 1, column 1",
                "\"a\\q\"|not an escape of JSON in a string, line 1, column 3",
                "\"\\u12G4\"|\\u in a string needs four hexadecimal digits, line 1, column 6",
                "[01]|expected ',' or ']' but found '1', line 1, column 3",
                "[-x]|expected a digit but found 'x', line 1, column 3, at /0",
                "[1e99999999999]|a number whose exponent is out of range, line 1, column 2, at /0",
                "é|expected a value but found U+00e9, line 1, column 1",
                "😀|expected a value but found U+01f600, line 1, column 1",
            })
    void aRefusalSaysWhatAndWhere(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void linesAreCounted() {
        var e = catchThrowableOfType(JsonException.class, () -> Json.parse("{\n  \"a\": 1,\n  \"b\": ?\n}"));
        assertThat(e.line()).isEqualTo(3);
        assertThat(e.column()).isEqualTo(8);
        assertThat(e.path()).isEqualTo("/b");
        assertThat(e.problem()).isEqualTo("expected a value but found '?'");
    }

    @Test
    void aPathIsEscapedAsAJsonPointer() {
        assertThatThrownBy(() -> Json.parse("{\"a/b~c\": ?}")).hasMessageEndingWith("at /a~1b~0c");
    }

    @Test
    void depthIsLimited() {
        assertThat(Json.parse("[".repeat(512) + "]".repeat(512))).isNotNull();
        assertThatThrownBy(() -> Json.parse("[".repeat(513) + "]".repeat(513)))
                .hasMessageStartingWith("arrays and objects nested more than 512 deep, line 1, column 513, at /0/0/0");
        assertThatThrownBy(() -> Json.parse("[[1]]", new JsonLimits(1, 100, 10)))
                .hasMessage("arrays and objects nested more than 1 deep, line 1, column 2, at /0");
        assertThat(Json.parse("[[1],[2],{},{\"a\":[]}]", new JsonLimits(3, 100, 10)))
                .isNotNull();
    }

    @Test
    void theDeepestAllowedDocumentFitsTheUsualStack() throws Exception {
        var text = "[{\"a\":".repeat(256) + "1" + "}]".repeat(256);
        assertThat(onStack(512, () -> Json.write(Json.toValue(Json.parse(text)))))
                .isEqualTo(text);
        var deepest = "[{\"a\":".repeat(500) + "1" + "}]".repeat(500);
        assertThat(onStack(1024, () -> Json.parse(deepest, new JsonLimits(1000, 10_000, 10)) != null))
                .isTrue();
    }

    private static <T> T onStack(int kilobytes, Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        new Thread(null, task, "parser", kilobytes << 10).start();
        return task.get();
    }

    @Test
    void lengthIsLimitedBeforeItIsPaidFor() {
        var limits = new JsonLimits(10, 5, 10);
        assertThat(Json.parse("[1,2]", limits)).isEqualTo(List.of(1L, 2L));
        assertThatThrownBy(() -> Json.parse("[1,2] ", limits)).hasMessage("a document of more than 5 characters");
        assertThatThrownBy(() -> Json.parse(new byte[6], limits)).hasMessage("a document of more than 5 bytes");
        assertThatThrownBy(() -> Json.parse(new ByteArrayInputStream(new byte[100]), limits))
                .hasMessage("a document of more than 5 bytes");
    }

    @Test
    void theLengthOfANumberIsLimited() {
        assertThat(Json.parse("9".repeat(1000))).isEqualTo(new BigInteger("9".repeat(1000)));
        assertThatThrownBy(() -> Json.parse("[" + "9".repeat(1001) + "]"))
                .hasMessage("a number of more than 1000 characters, line 1, column 2, at /0");
    }

    @Test
    void limitsThatProtectNothingAreRefused() {
        assertThatThrownBy(() -> new JsonLimits(1001, 1, 1)).hasMessage("not limits: depth 1001, length 1, digits 1");
        assertThatThrownBy(() -> new JsonLimits(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesAndStreamsAreUtf8() throws IOException {
        var bytes = "{\"name\":\"Zürich €\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.parse(bytes)).isEqualTo(Map.of("name", "Zürich €"));
        assertThat(Json.parse(new ByteArrayInputStream(bytes))).isEqualTo(Map.of("name", "Zürich €"));
        assertThatThrownBy(() -> Json.parse("\"Zürich\"".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("the document is not encoded in UTF-8: see byte 3");
    }
}
