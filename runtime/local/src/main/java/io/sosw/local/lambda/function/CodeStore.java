package io.sosw.local.lambda.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Unpacks functions' archives. The bucket name {@code hot-reload} is the shim's own: its keys are paths on this machine, and
 * the code is used where it lies.
 */
public final class CodeStore {
    /** No bucket: code is used in place. */
    public static final String HOT_RELOAD = "hot-reload";

    static final long MOST_UNPACKED = 262_144_000;

    private final Path directory;
    private final Supplier<S3Client> s3;
    private final Map<Content, Path> unpacked = new ConcurrentHashMap<>();
    /** By the objects' ETags, which are of their content here. */
    private final Map<String, Code> fetched = new ConcurrentHashMap<>();

    /**
     * @param directory takes what is unpacked
     * @param s3 where archives may lie
     */
    public CodeStore(Path directory, Supplier<S3Client> s3) {
        this.directory = directory;
        this.s3 = s3;
    }

    /** The code that a request names. */
    public Code store(FunctionCode code) {
        if (HOT_RELOAD.equals(code.s3Bucket())) {
            var root = Path.of(code.s3Key());
            if (!root.isAbsolute() || !Files.exists(root)) {
                throw LambdaErrors.invalid("There is no code at " + root + " (S3Key of the bucket hot-reload)");
            }
            return new Code(root, sha256(code.s3Key().getBytes(java.nio.charset.StandardCharsets.UTF_8)), 0, true);
        }
        if (code.zipFile() != null) {
            return unpack(code.zipFile().asByteArrayUnsafe());
        }
        if (code.s3Bucket() != null) {
            return fetched(code);
        }
        if (code.imageUri() != null) {
            throw LambdaErrors.invalid("The local Lambda runs no images, and the code is " + code.imageUri()
                    + ". Run it with docker run, or deploy the function's zip to the shim.");
        }
        throw LambdaErrors.invalid("The local Lambda runs code from ZipFile or S3Bucket, and neither is given");
    }

    /** An object that several functions run is read once. */
    private Code fetched(FunctionCode code) {
        var object = s3.get()
                .getObject(request ->
                        request.bucket(code.s3Bucket()).key(code.s3Key()).versionId(code.s3ObjectVersion()));
        try (object) {
            var known = fetched.get(object.response().eTag());
            if (known != null && Files.exists(known.root())) {
                return known;
            }
            var unpacked = unpack(object.readAllBytes());
            fetched.put(object.response().eTag(), unpacked);
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Code unpack(byte[] archive) {
        var sha = sha256(archive);
        var root = directory
                .resolve("code")
                .resolve(HexFormat.of().formatHex(Base64.getDecoder().decode(sha), 0, 12));
        try {
            if (!Files.exists(root)) {
                var half = Files.createTempDirectory(Files.createDirectories(root.getParent()), "half");
                var file = Files.write(Files.createTempFile(root.getParent(), "archive", ".zip"), archive);
                try {
                    unzip(file, half);
                    Files.move(half, root);
                    remember(file, root);
                } finally {
                    Files.delete(file);
                }
            }
            return new Code(root, sha, archive.length, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of an archive that another one may hold as well: libraries mostly, which change rarely. */
    private record Content(String name, long size, long crc) {}

    private void unzip(Path archive, Path into) throws IOException {
        var left = MOST_UNPACKED;
        try (var zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                var file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw LambdaErrors.invalid("The archive's entry " + entry.getName() + " leads out of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (!linked(entry, file)) {
                    try (var content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
                left -= Files.size(file);
                if (left < 0) {
                    throw LambdaErrors.invalid("Unzipped size must be smaller than " + MOST_UNPACKED + " bytes");
                }
            }
            if (zip.size() == 0) {
                throw new ZipException("no entries");
            }
        } catch (ZipException broken) {
            throw LambdaErrors.invalid(
                    "Could not unzip uploaded file. Please check your file, then try to upload again.");
        }
    }

    /** Whether the file is one that was unpacked before, and now has this place too. */
    private boolean linked(ZipEntry entry, Path file) {
        var known = unpacked.get(content(entry));
        try {
            if (known != null) {
                Files.createLink(file, known);
                return true;
            }
        } catch (IOException | UnsupportedOperationException gone) {
            unpacked.remove(content(entry));
        }
        return false;
    }

    private static Content content(ZipEntry entry) {
        return new Content(entry.getName(), entry.getSize(), entry.getCrc());
    }

    private void remember(Path archive, Path root) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> unpacked.putIfAbsent(content(entry), root.resolve(entry.getName())));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
