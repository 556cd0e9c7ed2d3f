package io.sosw.engine.packaging;

/**
 * An artifact by its coordinates.
 *
 * @param classifier may be empty
 */
record MavenCoordinates(String group, String name, String version, String type, String classifier) {

    static MavenCoordinates of(Library library) {
        var trail = library.trail();
        return parse(trail.isEmpty() ? library.fileName() : trail.get(trail.size() - 1), library);
    }

    /** Reads {@code group:name:type:version} or {@code group:name:type:classifier:version}. */
    static MavenCoordinates parse(String text, Library library) {
        var parts = text.split(":");
        if (parts.length < 4) {
            return new MavenCoordinates("", library.fileName(), "", "jar", "");
        }
        return new MavenCoordinates(
                parts[0], parts[1], parts[parts.length - 1], parts[2], parts.length > 4 ? parts[3] : "");
    }

    /** See <a href="https://github.com/package-url/purl-spec">package URL</a>. */
    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version + "?type=" + type
                + (classifier.isEmpty() ? "" : "&classifier=" + classifier);
    }
}
