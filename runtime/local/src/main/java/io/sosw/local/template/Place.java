package io.sosw.local.template;

import io.sosw.error.UserError;

/**
 * Where something stands in a template.
 *
 * @param source the file's name as the user knows it
 * @param line counted from 1
 * @param path for example {@code Resources.Queue.Properties}; empty for the document
 */
public record Place(String source, int line, String path) {

    Place child(String key, int atLine) {
        return new Place(source, atLine, path.isEmpty() ? key : path + "." + key);
    }

    Place item(int index, int atLine) {
        return new Place(source, atLine, path + "[" + index + "]");
    }

    /** A mistake made at this place. */
    public UserError error(String problem, String fix, String docs) {
        return new UserError(problem + " (" + this + ")", fix, docs);
    }

    @Override
    public String toString() {
        return source + ", line " + line + (path.isEmpty() ? "" : ", " + path);
    }
}
