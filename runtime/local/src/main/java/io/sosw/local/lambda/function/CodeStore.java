package io.sosw.local.lambda.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
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
            var object = s3.get()
                    .getObjectAsBytes(request ->
                            request.bucket(code.s3Bucket()).key(code.s3Key()).versionId(code.s3ObjectVersion()));
            return unpack(object.asByteArrayUnsafe());
        }
        if (code.imageUri() != null) {
            throw LambdaErrors.invalid("The local Lambda runs no images, and the code is " + code.imageUri()
                    + ". Run it with docker run, or deploy the function's zip to the shim.");
        }
        throw LambdaErrors.invalid("The local Lambda runs code from ZipFile or S3Bucket, and neither is given");
    }

    private Code unpack(byte[] archive) {
        var sha = sha256(archive);
        var root = directory
                .resolve("code")
                .resolve(HexFormat.of().formatHex(Base64.getDecoder().decode(sha), 0, 12));
        try {
            if (!Files.exists(root)) {
                var half = Files.createTempDirectory(Files.createDirectories(root.getParent()), "half");
                unzip(archive, half);
                Files.move(half, root);
            }
            return new Code(root, sha, archive.length, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unzip(byte[] archive, Path into) throws IOException {
        var left = MOST_UNPACKED;
        var entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                var file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw LambdaErrors.invalid("The archive's entry " + entry.getName() + " leads out of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                left -= Files.copy(zip, file);
                if (left < 0) {
                    throw LambdaErrors.invalid("Unzipped size must be smaller than " + MOST_UNPACKED + " bytes");
                }
            }
        }
        if (entries == 0) {
            throw LambdaErrors.invalid(
                    "Could not unzip uploaded file. Please check your file, then try to upload again.");
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
