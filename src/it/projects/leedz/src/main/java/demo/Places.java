package demo;

import java.util.Optional;

/** Knows where addresses are, so that two spellings of one place are one place. */
@FunctionalInterface
public interface Places {

    /** What the place is called by all. */
    Optional<String> find(String address);
}
