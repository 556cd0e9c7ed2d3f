package io.sosw.engine.packaging;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.error.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's quotas, and the project's own.
 *
 * @param zipped the largest zip that may be uploaded with the call; a larger one goes through S3
 * @param unzipped the function and its layers together
 * @param environment names and values of a function's variables, in bytes
 * @param budget what the project allows itself for all zips, or {@code null}
 */
record SizeLimits(
        ByteSize zipped,
        ByteSize unzipped,
        int environment,
        @Nullable ByteSize budget) {
    private static final double NEAR = 0.8;

    /** See "Lambda quotas" in AWS's developer guide. */
    static SizeLimits ofLambda(@Nullable ByteSize budget) {
        return new SizeLimits(ByteSize.ofMegabytes(50), ByteSize.ofMegabytes(250), 4096, budget);
    }

    /** Fails if Lambda or the project would not have it. */
    void check(List<PackedZip> zips) {
        var unzippedSum = new ByteSize(
                zips.stream().mapToLong(zip -> zip.unzipped().bytes()).sum());
        var zippedSum =
                new ByteSize(zips.stream().mapToLong(zip -> zip.size().bytes()).sum());
        if (unzippedSum.bytes() > unzipped.bytes()) {
            throw new UserError(
                    "the function has " + unzippedSum + " unzipped, layers included, and Lambda takes " + unzipped
                            + SizeTable.text(jars(zips)),
                    "exclude in pom.xml what the function does not need, or deploy it as an image.",
                    "package-size");
        }
        if (budget != null && zippedSum.bytes() > budget.bytes()) {
            throw new UserError(
                    "the zip has " + zippedSum + " and sosw.budget allows " + budget + SizeTable.text(jars(zips)),
                    "exclude in pom.xml what the function does not need, or raise -Dsosw.budget.",
                    "package-size");
        }
    }

    /** What should be known although it stops nothing. */
    Optional<String> warning(List<PackedZip> zips) {
        for (PackedZip zip : zips) {
            if (zip.size().bytes() > zipped.bytes()) {
                return Optional.of("Warning: the " + zip.kind() + "'s zip has " + zip.size() + "; more than " + zipped
                        + " can be deployed through S3 only." + SizeTable.text(zip.jars()));
            }
        }
        boolean near = zips.stream().anyMatch(zip -> zip.size().bytes() > NEAR * zipped.bytes())
                || zips.stream().mapToLong(zip -> zip.unzipped().bytes()).sum() > NEAR * unzipped.bytes();
        return near
                ? Optional.of("Warning: more than 80 % of Lambda's quota (" + zipped + " zipped, " + unzipped
                        + " unzipped) is used." + SizeTable.text(jars(zips)))
                : Optional.empty();
    }

    /** Fails if the function's variables do not fit. */
    void check(FunctionSpec function, Map<String, String> variables) {
        int bytes = variables.entrySet().stream()
                .mapToInt(variable -> (variable.getKey() + variable.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > environment) {
            throw new UserError(
                    "the environment of function '" + function.name() + "' (sosw.yml:" + function.line() + ") has "
                            + bytes + " bytes and Lambda takes " + environment,
                    "move values that all functions share to const.yml, and large ones to a parameter or an object.",
                    "environment-size");
        }
    }

    private static List<PackedJar> jars(List<PackedZip> zips) {
        return zips.stream().flatMap(zip -> zip.jars().stream()).toList();
    }
}
