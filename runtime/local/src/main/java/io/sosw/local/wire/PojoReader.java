package io.sosw.local.wire;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills a builder from JSON or CBOR as its own field descriptions say. Members it does not know are skipped, as AWS
 * does.
 */
public final class PojoReader {
    private final JsonParser in;

    private PojoReader(JsonParser in) {
        this.in = in;
    }

    /**
     * Reads one object; an empty document leaves the builder as it is.
     *
     * @throws Unreadable if a value is not of the type that its field has
     */
    public static void read(JsonParser in, SdkPojo builder) throws IOException {
        var first = in.nextToken();
        if (first != null) {
            var reader = new PojoReader(in);
            reader.expect(JsonToken.START_OBJECT, "structure");
            reader.fill(builder);
            if (in.nextToken() != null) {
                throw new Unreadable("Unexpected text after the end of the document");
            }
        }
    }

    private SdkPojo fill(SdkPojo builder) throws IOException {
        var fields = builder.sdkFieldNameToField();
        for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            var field = fields.get(name);
            var token = in.nextToken();
            if (field == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                field.set(builder, value(field));
            }
        }
        return builder;
    }

    private @Nullable Object value(SdkField<?> field) throws IOException {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text("String");
            case BOOLEAN -> flag();
            case INTEGER -> number("Integer").intValue();
            case LONG -> number("Long").longValue();
            case SHORT -> number("Short").shortValue();
            case BYTE -> number("Byte").byteValue();
            case FLOAT -> number("Float").floatValue();
            case DOUBLE -> number("Double").doubleValue();
            case BIG_DECIMAL -> decimal();
            case INSTANT -> Timestamps.read(in, field);
            case SDK_BYTES -> bytes();
            case SDK_POJO -> nested(field);
            case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo());
            case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo());
            default -> throw new Unreadable("Nothing can be read into " + field.memberName());
        };
    }

    private Object nested(SdkField<?> field) throws IOException {
        expect(JsonToken.START_OBJECT, "structure");
        return ((Buildable) fill(field.constructor().get())).build();
    }

    private List<@Nullable Object> list(SdkField<?> member) throws IOException {
        expect(JsonToken.START_ARRAY, "list");
        List<@Nullable Object> list = new ArrayList<>();
        for (var token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            list.add(token == JsonToken.VALUE_NULL ? null : value(member));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(SdkField<?> member) throws IOException {
        expect(JsonToken.START_OBJECT, "map");
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            map.put(name, in.nextToken() == JsonToken.VALUE_NULL ? null : value(member));
        }
        return map;
    }

    private String text(String type) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw mismatch(type);
        }
        return in.getText();
    }

    private boolean flag() throws IOException {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> Boolean.parseBoolean(in.getText());
            default -> throw mismatch("Boolean");
        };
    }

    private Number number(String type) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
            case VALUE_STRING -> special(in.getText(), type);
            default -> throw mismatch(type);
        };
    }

    /** The three numbers that JSON cannot write, and numbers in quotes, which AWS takes too. */
    private Number special(String text, String type) {
        try {
            return switch (text) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> new BigDecimal(text);
            };
        } catch (NumberFormatException e) {
            throw new Unreadable("STRING_VALUE can not be converted to " + type, e);
        }
    }

    private BigDecimal decimal() throws IOException {
        return in.currentToken() == JsonToken.VALUE_STRING ? new BigDecimal(in.getText()) : in.getDecimalValue();
    }

    private SdkBytes bytes() throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> SdkBytes.fromByteArrayUnsafe(Base64Text.decode(in.getText()));
            case VALUE_EMBEDDED_OBJECT -> SdkBytes.fromByteArrayUnsafe(in.getBinaryValue());
            default -> throw mismatch("Blob");
        };
    }

    private void expect(JsonToken token, String what) throws IOException {
        if (in.currentToken() != token) {
            throw switch (in.currentToken()) {
                case START_OBJECT -> new Unreadable("Start of structure or map found where not expected.");
                case START_ARRAY -> new Unreadable("Start of list found where not expected");
                default -> new Unreadable("Unexpected value type in payload: " + what + " expected");
            };
        }
    }

    private Unreadable mismatch(String type) {
        return switch (in.currentToken()) {
            case START_OBJECT -> new Unreadable("Start of structure or map found where not expected.");
            case START_ARRAY -> new Unreadable("Start of list found where not expected");
            default -> new Unreadable(kind() + " cannot be converted to " + type);
        };
    }

    private String kind() {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> "TRUE_VALUE";
            case VALUE_FALSE -> "FALSE_VALUE";
            case VALUE_NUMBER_INT -> "NUMBER_VALUE";
            case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE";
            default -> "STRING_VALUE";
        };
    }
}
