package io.sosw.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.watch.TestNames;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class SurefireTest {
    private static Xpp3Dom tree(String xml) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>"));
    }

    private static MavenProject project(String shared, String own) throws Exception {
        var execution = new PluginExecution();
        execution.setId("default-test");
        execution.setConfiguration(tree(own));
        var plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId("maven-surefire-plugin");
        plugin.setConfiguration(tree(shared));
        plugin.addExecution(execution);
        var model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        model.addProperty("excludedGroups", "slow , docker");
        return new MavenProject(model);
    }

    @Test
    void theExecutionsOwnWordsComeBeforeThePlugins() throws Exception {
        var fork = Surefire.of(project(
                        "<argLine>-Da=1</argLine><groups>fast</groups>",
                        "<argLine>-Xmx64m '-Db=two words' ${later} @{jacoco}</argLine>"))
                .fork(List.of("a.jar"));

        assertThat(fork.flags()).containsExactly("-Xmx64m", "-Db=two words");
        assertThat(fork.tags()).containsExactly("fast");
        assertThat(fork.untags()).containsExactly("slow", "docker");
    }

    @Test
    void nestedElementsAreToldApartByTheirPlace() throws Exception {
        var surefire = Surefire.of(project("""
                <!-- <includes><include>**/Old.java</include></includes> -->
                <statelessTestsetReporter><includes>no</includes></statelessTestsetReporter>
                <includes><include>**/*Spec.java</include><include/></includes>
                <excludes><exclude><![CDATA[**/Odd<T>.java]]></exclude></excludes>
                <systemPropertyVariables><a.b>x &lt; y</a.b><empty/></systemPropertyVariables>
                <environmentVariables><HOME>/tmp</HOME></environmentVariables>""", ""));

        assertThat(surefire.names()).isEqualTo(new TestNames(List.of("**/*Spec.java"), List.of("**/Odd<T>.java")));
        var fork = surefire.fork(List.of());
        assertThat(fork.flags()).containsExactly("-Da.b=x < y", "-Dempty=");
        assertThat(fork.environment()).isEqualTo(Map.of("HOME", "/tmp"));
    }

    @Test
    void aPomThatSaysNothingLeavesSurefiresOwnPatterns() {
        assertThat(Surefire.of(new MavenProject(new Model())).names()).isEqualTo(new TestNames(List.of(), List.of()));
    }
}
