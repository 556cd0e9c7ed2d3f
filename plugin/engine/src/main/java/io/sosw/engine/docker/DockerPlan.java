package io.sosw.engine.docker;

import io.sosw.engine.setting.Setting;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a project wants of Docker.
 *
 * @param project its directory
 * @param label that all its containers carry: others leave them alone, and stopping finds them
 * @param image of the AWS emulator
 * @param port of the machine where the emulator answers, 0 for a free one
 * @param sqlImage of MySQL or MariaDB, empty if the template declares no database
 * @param sqlPort of the machine where it answers, 0 for a free one
 * @param reuse whether the containers outlive the shim and are taken again
 * @param remove whether to end them instead
 */
public record DockerPlan(
        String project,
        String label,
        Setting image,
        int port,
        Setting sqlImage,
        int sqlPort,
        boolean reuse,
        boolean remove) {

    /** The process that does the work. */
    public static final String MAIN = "io.sosw.engine.docker.DockerMain";

    /** Nothing of Docker but containers to end. */
    public static DockerPlan removing(String project, String label) {
        var none = new Setting("", "", "");
        return new DockerPlan(project, label, none, 0, none, 0, false, true);
    }

    /**
     * What Testcontainers reads. Its helper container Ryuk is another image that nobody asked for, and would end the
     * containers when this process does, even where they are to be reused; they are found by their label instead.
     */
    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("TESTCONTAINERS_RYUK_DISABLED", "true");
        environment.put("TESTCONTAINERS_CHECKS_DISABLE", "true");
        environment.put("TESTCONTAINERS_REUSE_ENABLE", Boolean.toString(reuse));
        return environment;
    }
}
