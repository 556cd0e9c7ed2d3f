package io.sosw.engine.add;

import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * YAML as somebody has written it. A block is put at the end of a section as text, so that comments, order and layout of
 * all else stay.
 *
 * @param file the name that errors tell
 */
record YamlText(String file, String text) {
    private static final String STANDARD_INDENT = "  ";

    /**
     * The text with a block at the end of a section of the first level; the section is made if there is none.
     *
     * @param block lines without the section's own indentation
     * @param apart whether an empty line goes before it
     */
    String with(String section, String block, boolean apart) {
        var lines = new ArrayList<>(text.lines().toList());
        int start = start(lines, section, block);
        if (start < 0) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(section + ":");
            start = lines.size() - 1;
        }
        int end = end(lines, start);
        var added = new ArrayList<String>();
        if (apart && end > start + 1) {
            added.add("");
        }
        added.addAll(indented(block, indent(lines, start, end)));
        lines.addAll(end, added);
        var newline = text.contains("\r\n") ? "\r\n" : "\n";
        return String.join(newline, lines) + newline;
    }

    private int start(List<String> lines, String section, String block) {
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).startsWith(section + ":")) {
                if (!lines.get(index).substring(section.length() + 1).matches("\\s*(#.*)?")) {
                    throw new UserError(
                            file + ":" + (index + 1) + ": the section '" + section
                                    + "' is not written as an indented block, so nothing was added",
                            "write it as a block, or add these lines yourself:\n" + block,
                            "add-function");
                }
                return index;
            }
        }
        return -1;
    }

    /** After the section's last line that is not empty. What stands before the next section is that one's comment. */
    private static int end(List<String> lines, int start) {
        int end = start + 1;
        for (int index = start + 1; index < lines.size(); index++) {
            var line = lines.get(index);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0))) {
                break;
            }
            end = index + 1;
        }
        return end;
    }

    /** As the section's entries have it. */
    private static String indent(List<String> lines, int start, int end) {
        return lines.subList(start + 1, end).stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .findFirst()
                .orElse(STANDARD_INDENT);
    }

    private static List<String> indented(String block, String indent) {
        return block.lines().map(line -> line.isBlank() ? "" : indent + line).collect(Collectors.toList());
    }
}
