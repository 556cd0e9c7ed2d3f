package io.sosw.local.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a script into statements, as the command-line client does: quotes, comments and DELIMITER are understood. */
final class SqlScript {
    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private String delimiter = ";";
    private int at;
    private int start;

    private SqlScript(String text) {
        this.text = text;
    }

    static List<Statement> split(String text) {
        var script = new SqlScript(text);
        script.run();
        return script.statements;
    }

    private void run() {
        while (at < text.length()) {
            if (isBlank(start, at) && startsWith("delimiter ")) {
                takeDelimiter();
            } else if (text.startsWith(delimiter, at)) {
                end(at);
                at += delimiter.length();
                start = at;
            } else {
                skip();
            }
        }
        end(text.length());
    }

    /** Steps over one character, or over the whole of a comment or quoted text. */
    private void skip() {
        var c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (c == '#' || text.startsWith("-- ", at) || text.startsWith("--\n", at)) {
            at = next("\n", at, 1);
        } else if (text.startsWith("/*", at)) {
            at = next("*/", at + 2, 2);
        } else {
            at++;
        }
    }

    private void quoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        at++;
    }

    private void takeDelimiter() {
        var end = next("\n", at, 0);
        delimiter = text.substring(at + "delimiter ".length(), end).strip();
        if (delimiter.isEmpty()) {
            delimiter = ";";
        }
        at = end;
        start = end;
    }

    private int next(String wanted, int from, int beyond) {
        var found = text.indexOf(wanted, from);
        return found < 0 ? text.length() : found + beyond;
    }

    private boolean startsWith(String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private boolean isBlank(int from, int to) {
        return text.substring(from, to).isBlank();
    }

    private void end(int end) {
        var first = start;
        while (first < end && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        var sql = text.substring(first, Math.max(first, Math.min(end, text.length())))
                .strip();
        if (!isCommentOnly(sql)) {
            statements.add(new Statement(line(first), sql));
        }
    }

    private static boolean isCommentOnly(String sql) {
        return sql.lines()
                        .map(line -> line.strip().toLowerCase(Locale.ROOT))
                        .allMatch(line -> line.isEmpty() || line.startsWith("--") || line.startsWith("#"))
                || sql.startsWith("/*") && !sql.startsWith("/*!") && sql.indexOf("*/") == sql.length() - 2;
    }

    private int line(int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    /**
     * @param line where it begins, counted from 1
     */
    record Statement(int line, String sql) {}
}
