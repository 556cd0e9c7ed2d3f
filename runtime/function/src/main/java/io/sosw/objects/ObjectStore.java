package io.sosw.objects;

import java.io.IOException;
import java.io.InputStream;

/**
 * Objects in buckets: S3, or a fake in a test. A context that reads objects holds one and shows it to its functions:
 *
 * <pre>{@code
 * try (var content = context.objects().open(event.bucket(), event.key())) { … }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public interface ObjectStore {

    /**
     * Opens an object as a stream; nothing is read ahead but the stream's buffer. The caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such object or bucket
     * @throws IOException if it cannot be read
     */
    InputStream open(String bucket, String key) throws IOException;

    /**
     * Writes an object, in place of one that has the same key.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such bucket
     * @throws IOException if it cannot be written
     */
    void put(String bucket, String key, byte[] content) throws IOException;
}
