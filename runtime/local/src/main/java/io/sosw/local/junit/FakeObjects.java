package io.sosw.local.junit;

import io.sosw.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Objects in memory: {@code FakeObjects.with("raw", "a.csv", "iata,name\n00M,Thigpen\n")}. */
public final class FakeObjects implements ObjectStore {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    private FakeObjects() {}

    /** Nothing at all. */
    public static FakeObjects none() {
        return new FakeObjects();
    }

    /** One object. */
    public static FakeObjects with(String bucket, String key, String text) {
        return none().and(bucket, key, text);
    }

    /** One more object. */
    public FakeObjects and(String bucket, String key, String text) {
        put(bucket, key, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What an object holds now. */
    public String text(String bucket, String key) throws NoSuchFileException {
        return new String(bytes(bucket, key), StandardCharsets.UTF_8);
    }

    @Override
    public InputStream open(String bucket, String key) throws NoSuchFileException {
        return new ByteArrayInputStream(bytes(bucket, key));
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        contents.put(bucket + "/" + key, content.clone());
    }

    private byte[] bytes(String bucket, String key) throws NoSuchFileException {
        var content = contents.get(bucket + "/" + key);
        if (content == null) {
            throw new NoSuchFileException("s3://" + bucket + "/" + key);
        }
        return content;
    }
}
