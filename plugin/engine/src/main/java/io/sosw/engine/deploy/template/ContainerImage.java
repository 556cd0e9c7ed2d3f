package io.sosw.engine.deploy.template;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The image that a task runs.
 *
 * @param uri with its digest; or a name that only the shim understands, which runs the zip of the same code
 * @param architecture {@code arm64} or {@code x86_64}
 * @param repository the ARN parts of the private registry, if it is one
 */
public record ContainerImage(String uri, String architecture, Optional<Ecr> repository) {
    /** A container's label: the object in S3 that holds the same code, for those who run no images. */
    public static final String CODE_LABEL = "io.sosw.code";

    /** A repository of Amazon's private registry. */
    public record Ecr(String account, String region, String name) {
        private static final java.util.regex.Pattern HOST = java.util.regex.Pattern.compile(
                "(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([^@:]+).*");

        static Optional<Ecr> of(String uri) {
            var matcher = HOST.matcher(uri);
            return matcher.matches()
                    ? Optional.of(new Ecr(matcher.group(1), matcher.group(2), matcher.group(3)))
                    : Optional.empty();
        }
    }

    /** The entries of {@code artifacts.json}. */
    private record Entries(List<Map<String, Object>> artifacts) {}

    /** The image of {@code artifacts.json}, if it is in a registry and of the code that the zip holds. */
    public static ContainerImage pushed(Path artefacts) throws IOException {
        var entries = Json.read(Files.readString(artefacts), Entries.class).artifacts();
        var image = kind(entries, "image");
        if (image.isEmpty() || image.get().get("uri") == null) {
            throw new UserError(
                    "an image in a registry is needed (sosw.compute, sosw.packageType), and " + artefacts + " names "
                            + image.map(found -> "only " + found.getOrDefault("path", found.get("reference")))
                                    .orElse("none"),
                    "type mvn compile sosw:package-image"
                            + " -Dsosw.to=registry://ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME, then deploy again.",
                    "deploy-compute");
        }
        var code = kind(entries, Artefacts.FUNCTION).map(zip -> zip.get("codeHash"));
        if (!code.equals(image.map(found -> found.get("codeHash")))) {
            throw new UserError(
                    "the image " + image.get().get("uri") + " holds other code than the project has now",
                    "package and push it again: mvn compile sosw:package-image -Dsosw.to=registry://"
                            + image.get().get("reference") + ", then deploy again.",
                    "deploy-compute");
        }
        var uri = String.valueOf(image.get().get("uri"));
        return new ContainerImage(uri, String.valueOf(image.get().get("architecture")), Ecr.of(uri));
    }

    /** For the shim, which runs the zip. */
    public static ContainerImage local(Artefacts artefacts) {
        var code = artefacts.function();
        return new ContainerImage(
                "sosw.local/function@sha256:" + code.contentHash(), code.architecture(), Optional.empty());
    }

    private static Optional<Map<String, Object>> kind(List<Map<String, Object>> entries, String kind) {
        return entries.stream().filter(entry -> kind.equals(entry.get("kind"))).findFirst();
    }
}
