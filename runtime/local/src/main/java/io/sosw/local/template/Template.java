package io.sosw.local.template;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A template as written. The maps keep the order of the file.
 *
 * @param source the file's name as the user knows it
 * @param text the file's text
 * @param mappings name to key to key to value
 * @param transforms macros that the template asks for; only AWS can run them
 */
public record Template(
        String source,
        String text,
        String description,
        Map<String, Parameter> parameters,
        Map<String, Node.Mapping> mappings,
        Map<String, Node> conditions,
        Map<String, Node.Mapping> rules,
        Map<String, Resource> resources,
        Map<String, Output> outputs,
        List<String> transforms) {

    /** AWS's limit for a template in S3; the one for a template inside a request is {@value #MAX_INLINE}. */
    public static final int MAX_SIZE = 1_048_576;

    /** AWS's limit for a template inside a request. */
    public static final int MAX_INLINE = 51_200;

    /**
     * Reads a file, which may be YAML or JSON.
     *
     * @throws UserError if there is no such file or it is not a template
     */
    public static Template read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (MalformedInputException e) {
            throw new UserError("The template " + file + " is not UTF-8", "save it as UTF-8.", "template-syntax", e);
        } catch (IOException e) {
            throw new UserError(
                    "The template " + file + " cannot be read: " + e,
                    "create it, or name another with --template=FILE.",
                    "template-missing",
                    e);
        }
    }

    /**
     * Reads a template's text.
     *
     * @param source what messages call it
     * @throws UserError if it is not a template
     */
    public static Template parse(String source, String text) {
        if (text.length() > MAX_SIZE) {
            throw new UserError(
                    "The template " + source + " has " + text.length() + " characters; the limit is " + MAX_SIZE,
                    "split it into several stacks.",
                    "template-limits");
        }
        return new TemplateReader(source, text).template();
    }
}
