package io.sosw.local.provision.types;

import io.sosw.local.provision.Properties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionCode;

/** A function's code: in CloudFormation {@code ZipFile} is source text, which is put into an archive as index.js. */
final class FunctionCodes {
    private FunctionCodes() {}

    static FunctionCode of(Properties code) {
        var builder = code.fill(FunctionCode.builder(), "ZipFile");
        code.value("ZipFile").ifPresent(text -> builder.zipFile(zip(Properties.asText(text))));
        return builder.build();
    }

    private static SdkBytes zip(String source) {
        try (var bytes = new ByteArrayOutputStream();
                var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.js"));
            zip.write(source.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            return SdkBytes.fromByteArray(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
