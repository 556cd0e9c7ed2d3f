package io.sosw.engine.docker;

import io.sosw.engine.console.Console;
import io.sosw.engine.image.BaseImage;
import io.sosw.engine.image.ImageTarget;
import io.sosw.engine.image.ShimImage;
import io.sosw.engine.image.ShimImagePlan;
import io.sosw.engine.image.jib.JibImages;
import io.sosw.engine.jre.JvmOptions;
import io.sosw.engine.jre.TestJdks;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Images that are built here, since none is pulled: the shim's own, and a MariaDB of the machine's Debian packages. */
final class TestImages {
    private static final String MARIADB = "tar --dereference -cf - -C / "
            + "$(for file in /usr/sbin/mariadbd /usr/share/mysql /bin/sh /bin/cat /bin/mkdir "
            + "$(ldd /usr/sbin/mariadbd /bin/sh /bin/cat /bin/mkdir | grep -o '/[^ ]*' | grep -v ':$' | sort -u); "
            + "do echo ${file#/}; done) -C \"$0\" mariadb.sh | docker import -c 'ENTRYPOINT [\"/bin/sh\",\"/mariadb.sh\"]' "
            + "-c 'ENV PATH=/usr/sbin:/usr/bin:/bin' -c 'EXPOSE 3306' - \"$1\"";

    private TestImages() {}

    /** The shim with what the project folder holds. */
    static void shim(Path project, String name) throws Exception {
        var plan = new ShimImagePlan(
                project,
                closure(project.resolve("target/jars")),
                project.resolve("target/sosw"),
                TestJdks.CACHE,
                new BaseImage.Scratch(),
                new ImageTarget.Daemon(project.resolve("docker.tar"), name),
                TestJdks.newest(),
                List.of(),
                new JvmOptions(List.of()),
                false);
        new ShimImage(new Console(System.out), new JibImages(), registry -> Optional.empty()).run(plan);
    }

    /** An SQL server that reads root's password from the environment, as the official images do. */
    static void mariaDb(Path folder, String name) throws Exception {
        try (var script = TestImages.class.getResourceAsStream("/docker/mariadb.sh")) {
            Files.copy(script, Files.createDirectories(folder).resolve("mariadb.sh"));
        }
        var tar = new ProcessBuilder("/bin/sh", "-ec", MARIADB, folder.toString(), name)
                .redirectErrorStream(true)
                .start();
        var said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tar.waitFor() != 0 || !said.contains("sha256:")) {
            throw new IllegalStateException(said);
        }
    }

    /** What the shim needs of this test's class path; folders of classes become jars. */
    private static List<Path> closure(Path folder) throws IOException {
        Files.createDirectories(folder);
        var jars = new ArrayList<Path>();
        for (var place : TestClassPath.places()) {
            var path = place.replace('\\', '/');
            var file = path.substring(path.lastIndexOf('/') + 1);
            if (path.endsWith("runtime/function/target/classes") || path.endsWith("runtime/local/target/classes")) {
                jars.add(jar(
                        Path.of(place),
                        folder.resolve(
                                "sosw-" + Path.of(place, "../..").normalize().getFileName() + ".jar")));
            } else if (file.matches("sosw-(function|local)-.*\\.jar")
                    || path.contains("/software/amazon/awssdk/") && !file.matches("(apache-client|netty|ecr-).*")
                    || file.matches(
                            "(h2|httpcore5|snakeyaml-engine|mariadb-java-client|reactive-streams|slf4j-api|eventstream|jspecify)-.*")) {
                jars.add(Path.of(place));
            }
        }
        return jars;
    }

    private static Path jar(Path classes, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                var jar = new JarOutputStream(out);
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, jar);
            }
        }
        return target;
    }
}
