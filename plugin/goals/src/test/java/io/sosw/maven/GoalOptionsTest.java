package io.sosw.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.setting.Settings;
import io.sosw.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class GoalOptionsTest {
    @Test
    void everyOptionOfEveryGoalIsListedAndNoOther() throws IOException {
        var names = new TreeSet<String>();
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/META-INF/maven/plugin.xml"))) {
            var found = Pattern.compile("\\$\\{sosw\\.(\\w+)}")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (found.find()) {
                names.add(found.group(1));
            }
        }
        assertThat(GoalOptions.read().types().keySet()).isEqualTo(names);
    }

    @Test
    void eachTellsWhoHasSaidIt() throws Exception {
        var plugin = new Plugin();
        plugin.setGroupId("io.sosw");
        plugin.setArtifactId("sosw-maven-plugin");
        plugin.setConfiguration(Xpp3DomBuilder.build(
                new StringReader("<configuration><memory>256</memory><timeout>9</timeout></configuration>")));
        var model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        var options = GoalOptions.read()
                .of(new Settings(Map.of("sosw.memory", "1024"), Map.of("SOSW_PORT", "4566")), new MavenProject(model));

        assertThat(String.join("\n", GoalOptions.lines(options)))
                .containsPattern("  sosw\\.memory +whole number, MB +512 +1024 +-Dsosw\\.memory\n")
                .containsPattern("  sosw\\.timeout +whole number, s +30 +9 +pom\\.xml\n")
                .containsPattern("  sosw\\.port +port +a free one +4566 +environment variable SOSW_PORT\n")
                .containsPattern("  sosw\\.reload +flag +true +default\n");
        assertThat(Json.write(GoalOptions.json(options)))
                .contains("{\"option\":\"sosw.watch\",\"type\":\"flag\",\"default\":\"false\",\"value\":null,"
                        + "\"origin\":\"default\"}")
                .contains("\"default\":\"30\",\"value\":\"9\",\"origin\":\"pom.xml\"}");
    }
}
