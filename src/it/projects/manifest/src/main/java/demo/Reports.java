package demo;

import java.nio.file.Path;
import java.util.stream.Stream;

/** The buckets as these functions need them: S3, or a list in a test. */
public interface Reports {

    /** The keys below a prefix, fetched a page at a time while they are read. */
    Stream<String> keys(String bucket, String prefix);

    /** The folders right below a prefix, each as a prefix that ends in a slash. */
    Stream<String> folders(String bucket, String prefix);

    /** A link that fetches an object without further credentials. Nobody is asked: it is computed. */
    String link(String bucket, String key);

    /** Puts a file there. */
    void store(String bucket, String key, Path file, String contentType);
}
