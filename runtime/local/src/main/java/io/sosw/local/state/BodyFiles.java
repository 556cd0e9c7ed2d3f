package io.sosw.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/** What requests stream: short bodies stand in the journal, long ones in files beside it that are never changed. */
final class BodyFiles {
    private static final String FILE = "file:";
    private static final int SHORT = 16 << 10;
    private final Path folder;
    private final boolean lasting;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final ThreadLocal<@Nullable String> read = new ThreadLocal<>();

    /**
     * @param lasting whether a body that was kept survives the machine
     */
    BodyFiles(Path folder, boolean lasting) throws IOException {
        this.lasting = lasting;
        this.folder = Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{1,18}"))
                    .mapToLong(Long::parseLong)
                    .max()
                    .ifPresent(last::set);
        }
    }

    /** Reads the body to its end; the answer gives the same again. */
    RequestBody keep(RequestBody body) {
        try (var in = body.contentStreamProvider().newStream()) {
            var head = in.readNBytes(SHORT + 1);
            if (head.length <= SHORT) {
                read.set(Base64.getEncoder().encodeToString(head));
                return RequestBody.fromBytes(head);
            }
            var name = Long.toString(last.incrementAndGet());
            var file = folder.resolve(name);
            try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(head);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                in.transferTo(Channels.newOutputStream(out));
                written.addAndGet(out.size());
                if (lasting) {
                    out.force(true);
                }
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            read.set(FILE + name);
            return RequestBody.fromFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes are in files that were made since the beginning. */
    long written() {
        return written.get();
    }

    /** What this thread kept last, as it stands in the journal; empty if it kept nothing. */
    String taken() {
        var text = read.get();
        read.remove();
        return text == null ? "" : text;
    }

    /** The body that stands there so. */
    RequestBody body(String text) {
        return text.startsWith(FILE)
                ? RequestBody.fromFile(folder.resolve(text.substring(FILE.length())))
                : RequestBody.fromBytes(Base64.getDecoder().decode(text));
    }

    /** Operations whose request streams a body; S3's alone. */
    static boolean isStreamed(String operation) {
        return operation.equals("PutObject") || operation.equals("UploadPart");
    }
}
