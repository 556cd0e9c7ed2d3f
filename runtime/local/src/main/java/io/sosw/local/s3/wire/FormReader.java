package io.sosw.local.s3.wire;

import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.rest.BadRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a browser's form ({@code multipart/form-data}) up to its file; the file itself is a stream. Not thread-safe. */
final class FormReader {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?<!file)name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final int LARGEST_FIELD = 20 << 10;

    private final InputStream in;
    private final String boundary;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String filename = "";

    FormReader(WireRequest request) {
        var match = BOUNDARY.matcher(request.header("content-type"));
        if (!match.find()) {
            throw malformed("The form has no boundary.");
        }
        this.boundary = match.group(1);
        this.in = new BufferedInputStream(request.body());
    }

    /** The fields before the file, names in lower case. */
    Map<String, String> fields() {
        return fields;
    }

    /** What the browser calls the file. */
    String filename() {
        return filename;
    }

    /** Reads all fields; the file's content is what then can be read. */
    InputStream readToFile() throws IOException {
        new UntilBoundary(in, "--" + boundary).skipAll();
        while (true) {
            if (!line().isEmpty()) {
                throw malformed("The body of your POST request is not well-formed multipart/form-data.");
            }
            var headers = new StringBuilder();
            for (var line = line(); !line.isEmpty(); line = line()) {
                headers.append(line).append('\n');
            }
            var name = NAME.matcher(headers);
            if (!name.find()) {
                throw malformed("A field of the form has no name.");
            }
            var content = new UntilBoundary(in, "\r\n--" + boundary);
            if (name.group(1).equalsIgnoreCase("file")) {
                var file = FILENAME.matcher(headers);
                filename = file.find() ? file.group(1).replaceAll(".*[/\\\\]", "") : "";
                return content;
            }
            var value = content.readNBytes(LARGEST_FIELD + 1);
            if (value.length > LARGEST_FIELD) {
                throw new BadRequest(
                        "MaxPostPreDataLengthExceeded",
                        "Your POST request fields preceding the upload file were too large.",
                        null);
            }
            fields.put(name.group(1).toLowerCase(Locale.ROOT), new String(value, StandardCharsets.UTF_8));
        }
    }

    private String line() throws IOException {
        var bytes = new UntilBoundary(in, "\r\n").readNBytes(LARGEST_FIELD);
        var line = new String(bytes, StandardCharsets.UTF_8);
        if (line.equals("--")) {
            throw new BadRequest("InvalidArgument", "POST requires exactly one file upload per request.", null);
        }
        return line;
    }

    private static BadRequest malformed(String message) {
        return new BadRequest("MalformedPOSTRequest", message, null);
    }
}
