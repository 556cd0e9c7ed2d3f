package io.sosw.config;

/** Where a value came from, weakest first: code, defaults file, environment, command line. */
public sealed interface Origin {

    /** In words, as errors and {@code --config} print it. */
    String text();

    /** The default that the option declares. */
    record Code() implements Origin {
        @Override
        public String text() {
            return "default";
        }
    }

    /**
     * The defaults file.
     *
     * @param source the file that people edit, for example {@code const.yml}
     * @param line its line, 0 when not known
     */
    record DefaultsFile(String source, int line) implements Origin {
        @Override
        public String text() {
            return line > 0 ? source + " line " + line : source;
        }
    }

    /**
     * The environment.
     *
     * @param name the variable
     */
    record Environment(String name) implements Origin {
        @Override
        public String text() {
            return "environment variable " + name;
        }
    }

    /** The command line. */
    record CommandLine() implements Origin {
        @Override
        public String text() {
            return "command line";
        }
    }

    /** Given by a test. */
    record Fixed() implements Origin {
        @Override
        public String text() {
            return "fixed by the test";
        }
    }
}
