package io.sosw.local.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[\"x\"]}                           | {\"a\":\"x\"}                    | true",
                "{\"a\":[\"x\",\"y\"]}                     | {\"a\":[\"z\",\"y\"]}            | true",
                "{\"a\":[\"x\"],\"b\":[1]}                 | {\"a\":\"x\",\"b\":2}            | false",
                "{\"a\":{\"b\":[1.0]}}                     | {\"a\":{\"b\":1}}                | true",
                "{\"a\":{\"b\":[1]}}                       | {\"a\":[{\"b\":2},{\"b\":1}]}    | true",
                "{\"a\":[{\"prefix\":\"ab\"}]}             | {\"a\":\"abc\"}                  | true",
                "{\"a\":[{\"suffix\":\".csv\"}]}           | {\"a\":\"x.txt\"}                | false",
                "{\"a\":[{\"anything-but\":[\"x\"]}]}      | {\"a\":\"y\"}                    | true",
                "{\"a\":[{\"anything-but\":[\"x\"]}]}      | {\"b\":\"y\"}                    | false",
                "{\"a\":[{\"anything-but\":{\"prefix\":\"x\"}}]} | {\"a\":\"xy\"}             | false",
                "{\"a\":[{\"exists\":false}]}              | {\"b\":1}                        | true",
                "{\"a\":[{\"exists\":true}]}               | {\"a\":null}                     | true",
                "{\"a\":[null]}                            | {\"a\":null}                     | true",
                "{\"a\":[{\"numeric\":[\">\",0,\"<=\",5]}]} | {\"a\":5}                       | true",
                "{\"a\":[{\"numeric\":[\">\",0,\"<=\",5]}]} | {\"a\":5.5}                     | false",
                "{\"a\":[{\"equals-ignore-case\":\"AB\"}]} | {\"a\":\"ab\"}                   | true",
                "{\"a\":[{\"wildcard\":\"a*c*\"}]}         | {\"a\":\"abcd\"}                 | true",
                "{\"a\":[{\"wildcard\":\"*aba\"}]}         | {\"a\":\"ababa\"}                | true",
                "{\"a\":[{\"wildcard\":\"aba*aba\"}]}      | {\"a\":\"ababa\"}                | false",
                "{\"a\":[{\"cidr\":\"10.0.0.0/24\"}]}      | {\"a\":\"10.0.0.255\"}           | true",
                "{\"a\":[{\"cidr\":\"10.0.0.0/24\"}]}      | {\"a\":\"10.0.1.0\"}             | false",
                "{\"$or\":[{\"a\":[1]},{\"b\":[2]}]}       | {\"b\":2}                        | true",
            })
    void conditionsHoldAsDocumented(String pattern, String event, boolean expected) {
        assertThat(EventPattern.parse(pattern).matches((Map<?, ?>) Json.parse(event)))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThatThrownBy(() -> EventPattern.parse("[]")).hasMessage("Filter is not an object");
        assertThatThrownBy(() -> EventPattern.parse("{\"a\":1}")).hasMessage("\"a\" must be an object or an array");
        assertThatThrownBy(() -> EventPattern.parse("{\"a\":[{\"like\":1}]}"))
                .hasMessage("Unrecognized match type like");
    }
}
