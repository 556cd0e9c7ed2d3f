package ${package};

import io.sosw.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/** Buckets without S3. */
final class ObjectsInMemory implements ObjectStore {
    private final Map<String, byte[]> objects = new HashMap<>();

    @Override
    public InputStream open(String bucket, String key) throws NoSuchFileException {
        var content = objects.get(bucket + "/" + key);
        if (content == null) {
            throw new NoSuchFileException("s3://" + bucket + "/" + key);
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        objects.put(bucket + "/" + key, content);
    }
}
