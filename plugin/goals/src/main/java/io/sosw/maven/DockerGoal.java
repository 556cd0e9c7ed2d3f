package io.sosw.maven;

import io.sosw.engine.docker.DockerPlan;
import io.sosw.engine.project.TemplateOutline;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the Docker way adds to the goals that may start a shim; it is never taken unasked. */
abstract class DockerGoal extends Goal {
    static final String TESTCONTAINERS = "org.testcontainers:testcontainers:2.0.5";

    /** What the project's AWS is: jvm (the shim, without Docker) or docker (an emulator and MySQL in containers). */
    @Parameter(property = "sosw.shim")
    private @Nullable String shim;

    /** The Docker way's image of an AWS emulator that answers for all services on port 4566. */
    @Parameter(property = "sosw.awsImage")
    private @Nullable String awsImage;

    /** The Docker way's image of MySQL or MariaDB. */
    @Parameter(property = "sosw.sqlImage")
    private @Nullable String sqlImage;

    /** Whether the Docker way's containers outlive the shim and are taken again, until sosw:shim-stop. */
    @Parameter(property = "sosw.reuse")
    private @Nullable String reuse;

    /** Null without Docker. */
    final @Nullable DockerPlan docker(int port, int sqlPort, TemplateOutline template) {
        var way = settings().text("sosw.shim", shim, "jvm");
        if (way.value().equals("jvm")) {
            return null;
        } else if (!way.value().equals("docker")) {
            throw new UserError(
                    "sosw.shim must be jvm or docker, found '" + way.value() + "' (" + way.origin() + ")",
                    "leave it out for the shim that needs no Docker, or type -Dsosw.shim=docker.",
                    "docker-way");
        }
        return new DockerPlan(
                directory().toString(),
                label(),
                settings().text("sosw.awsImage", awsImage, "floci/floci:latest"),
                port,
                template.declares("AWS::RDS::DBInstance")
                        ? settings().text("sosw.sqlImage", sqlImage, "mysql:8.4")
                        : new Setting("sosw.sqlImage", "", "the template declares no database"),
                sqlPort,
                settings().flag("sosw.reuse", reuse),
                false);
    }

    /** What only the shim itself has. */
    static UserError refused(Setting setting) {
        return new UserError(
                setting.name() + " (" + setting.origin()
                        + ") is the shim's own, and -Dsosw.shim=docker takes an emulator",
                "leave one of the two out.",
                "docker-way");
    }

    /** Equal for equal folders. */
    private String label() {
        return mavenProject().getArtifactId() + "-"
                + String.format(Locale.ROOT, "%08x", directory().toString().hashCode());
    }
}
