package io.sosw.firstlight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the documentation, whose blocks are run as they stand.
 *
 * @param text of the page
 */
record Guide(String text) {
    private static final Pattern BLOCK = Pattern.compile("```(?:sh|yaml)\n(.*?)```", Pattern.DOTALL);

    static Guide read(Path file) throws IOException {
        return new Guide(Files.readString(file));
    }

    /** The one block that holds a text. */
    String block(String holding) {
        var found = BLOCK.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.contains(holding))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " blocks hold " + holding);
        }
        return found.get(0);
    }

    /** Writes the block that begins with the file's name in a comment. */
    Path write(String file, Path folder) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, block("# " + file));
    }

    /** The commands of a workflow. */
    static List<String> commands(String workflow) {
        return Pattern.compile("- run: (.*)")
                .matcher(workflow)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
