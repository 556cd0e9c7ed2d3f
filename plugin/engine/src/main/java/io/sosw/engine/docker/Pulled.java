package io.sosw.engine.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** Images that the engine may not have yet. Testcontainers would try for two minutes before it says what is wrong. */
final class Pulled {
    private static final int MINUTES = 10;

    private Pulled() {}

    /**
     * Pulls an image unless it is there.
     *
     * @param setting that names it
     */
    static void image(Setting setting) {
        var image = setting.value();
        var client = DockerClientFactory.instance().client();
        try {
            client.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            System.out.println("Pulling " + image + ".");
            try {
                if (!client.pullImageCmd(image).start().awaitCompletion(MINUTES, TimeUnit.MINUTES)) {
                    throw refused(setting, new DockerException("no end after " + MINUTES + " minutes", 0));
                }
            } catch (DockerException failed) {
                throw refused(setting, failed);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static UserError refused(Setting setting, DockerException failed) {
        return new UserError(
                "the image " + setting.value() + " (" + setting.origin() + ") is not to be had: "
                        + Containers.cause(failed),
                "see that `docker pull " + setting.value() + "` works, or name another one: -D" + setting.name()
                        + "=NAME.",
                "docker-image",
                failed);
    }
}
