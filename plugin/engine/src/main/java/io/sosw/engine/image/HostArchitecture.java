package io.sosw.engine.image;

import io.sosw.engine.packaging.Architecture;
import io.sosw.engine.run.Platform;
import io.sosw.error.UserError;

/** What this machine can build for. */
public final class HostArchitecture {
    private HostArchitecture() {}

    /** The processor of this machine, as Lambda writes it. */
    public static Architecture current() {
        return Platform.current().x64() ? Architecture.X86_64 : Architecture.ARM64;
    }

    /** An image from scratch carries parts of this machine, so it must be Linux on the same processor. */
    static void check(BaseImage base, Architecture architecture) {
        if (base instanceof BaseImage.Scratch && (!Platform.current().linux() || architecture != current())) {
            throw new UserError(
                    "an image from scratch for " + architecture.identifier() + " cannot be built on "
                            + Platform.current(),
                    "type -Dsosw.base=registry://public.ecr.aws/lambda/java:21, or build on Linux of that architecture.",
                    "image-base");
        }
    }

    /** As Docker writes it. */
    static String docker(Architecture architecture) {
        return architecture == Architecture.X86_64 ? "amd64" : "arm64";
    }
}
