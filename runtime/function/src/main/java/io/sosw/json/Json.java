package io.sosw.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to values and back, without loss and without libraries.
 *
 * <p><b>Plain values.</b> {@link #parse(String)} gives a {@code Map<String, Object>} in the order of the text, a
 * {@code List<Object>}, {@link String}, {@link Boolean}, {@code null}, {@link Long} or {@link java.math.BigInteger} for
 * numbers written as integers, and {@link java.math.BigDecimal} for those with a fraction or an exponent.
 *
 * <p><b>Reading</b> is strict RFC 8259: no comments, no trailing commas, no {@code NaN}, no key twice in one object, UTF-8
 * only, and bounded by {@link JsonLimits}. What is refused is refused by a {@link JsonException} that names line, column
 * and path.
 *
 * <p><b>Binding</b> makes records of plain values, by the names of their components. A component may be a record (generic
 * ones too), text, a number, {@code boolean}, an enum, {@code Optional}, {@code List}, {@code Set}, {@code Map}, an array,
 * {@code byte[]} (base64), {@code Object}, {@link java.util.UUID}, {@link java.net.URI}, or {@code Instant},
 * {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code OffsetDateTime}, {@code ZonedDateTime} and
 * {@code Duration} in their ISO form. Numbers must fit: 300 is no {@code byte} and 1.5 no {@code int}. Members of the
 * object that the record does not name are ignored. A component must be present and not null, unless it is an
 * {@code Optional}, an {@code Object}, or annotated {@code @Nullable} (any annotation of that name kept for run time).
 *
 * <p><b>Writing</b> takes plain values and all that can be bound; the components of a record come in their order, {@code
 * null} and the empty {@code Optional} as {@code null}. Objects of other classes are refused, never dumped by their fields.
 *
 * <p>Safe for use by several threads.
 */
public final class Json {
    private Json() {}

    /** The plain value of a JSON text. */
    public static @Nullable Object parse(String text) {
        return JsonParser.parse(text, JsonLimits.DEFAULT);
    }

    /** The plain value of a JSON text, within other limits. */
    public static @Nullable Object parse(String text, JsonLimits limits) {
        return JsonParser.parse(text, limits);
    }

    /** The plain value of JSON in UTF-8. */
    public static @Nullable Object parse(byte[] utf8) {
        return parse(utf8, JsonLimits.DEFAULT);
    }

    /** The plain value of JSON in UTF-8, within other limits. */
    public static @Nullable Object parse(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.length()) {
            throw new JsonException("a document of more than " + limits.length() + " bytes");
        }
        return JsonParser.parse(text(utf8), limits);
    }

    /** In the only encoding in which JSON travels between systems (RFC 8259, 8.1); a byte order mark is ignored. */
    private static String text(byte[] utf8) {
        boolean marked = utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        var text = new String(utf8, start, utf8.length - start, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            Utf8.requireValid(utf8);
        }
        return text;
    }

    /**
     * The plain value of JSON in UTF-8; reads to the end and leaves the stream open.
     *
     * @throws IOException if reading fails
     */
    public static @Nullable Object parse(InputStream utf8) throws IOException {
        return parse(utf8, JsonLimits.DEFAULT);
    }

    /**
     * The plain value of JSON in UTF-8, within other limits; never reads far beyond them and leaves the stream open.
     *
     * @throws IOException if reading fails
     */
    public static @Nullable Object parse(InputStream utf8, JsonLimits limits) throws IOException {
        return parse(
                utf8.readNBytes(limits.length() == Integer.MAX_VALUE ? limits.length() : limits.length() + 1), limits);
    }

    /** Reads a JSON text into a record, a map, or whatever else can be bound. */
    public static <T> T read(String text, Class<T> type) {
        return bind(parse(text), type);
    }

    /** Reads JSON in UTF-8 into a record, a map, or whatever else can be bound. */
    public static <T> T read(byte[] utf8, Class<T> type) {
        return bind(parse(utf8), type);
    }

    /**
     * Reads JSON in UTF-8 to the end of the stream into a record, a map, or whatever else can be bound.
     *
     * @throws IOException if reading fails
     */
    public static <T> T read(InputStream utf8, Class<T> type) throws IOException {
        return bind(parse(utf8), type);
    }

    /** Makes an object of the type out of a plain value; {@code null} fits no class but {@code Optional}. */
    @SuppressWarnings("unchecked")
    public static <T> T bind(@Nullable Object value, Class<T> type) {
        var bound = Binder.bind(value, type);
        if (bound == null) {
            throw new JsonException("expected a value but found null");
        }
        return (T) bound; // not type.cast: int.class stands for Integer here
    }

    /** Makes an object of a generic type out of a plain value; {@code null} only for {@code Object}. */
    public static @Nullable Object bind(@Nullable Object value, Type type) {
        return Binder.bind(value, type);
    }

    /** The plain value of a record, collection, array, text, number and so on: a deep copy in terms of JSON. */
    public static @Nullable Object toValue(@Nullable Object value) {
        return PlainValue.deep(value, JsonLimits.DEFAULT.depth());
    }

    /** The shortest JSON text of a value. */
    public static String write(@Nullable Object value) {
        return JsonWriter.write(value, false);
    }

    /** JSON text for people: one member a line, indented by two spaces, lines ended by {@code \n}. */
    public static String pretty(@Nullable Object value) {
        return JsonWriter.write(value, true);
    }

    /** The shortest JSON of a value in UTF-8. */
    public static byte[] writeBytes(@Nullable Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the shortest JSON of a value in UTF-8; neither flushes nor closes the stream.
     *
     * @throws IOException if writing fails
     */
    public static void write(@Nullable Object value, OutputStream out) throws IOException {
        out.write(writeBytes(value));
    }
}
