package io.sosw.maven;

import io.sosw.engine.project.CompiledClasses;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.project.TemplateOutline;
import io.sosw.engine.run.LiveProject;
import io.sosw.engine.run.ShimTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that need a function of the project share. */
abstract class FunctionGoal extends EditedGoal {
    /** The function, as sosw.yml names it; may be left out where there is only one. */
    @Parameter(property = "sosw.func")
    private @Nullable String func;

    final <P> LiveProject<P> live(Declared<P> declared) throws IOException {
        return new LiveProject<>(
                declared, directory().resolve(TemplateOutline.NAME), new ShimTemplate(folder(), notes()));
    }

    /** The chosen function, once its class and the compiled descriptors are there. */
    final FunctionSpec prepared() throws IOException {
        var declared = declared();
        var chosen = settings().find("sosw.func", func);
        var function = declared.function(
                chosen.map(setting -> setting.value()).orElse(null),
                chosen.map(setting -> setting.origin()).orElse("default"));
        new CompiledClasses(runtimeClassPath()).require(function);
        Preparation.write(declared, classes());
        return function;
    }

    /** Exactly what a container would have: the classes, then compile and runtime scope, in the pom's order. */
    final List<Path> runtimeClassPath() {
        var classPath = new ArrayList<Path>();
        classPath.add(classes());
        RuntimeScope.of(mavenProject())
                .forEach(artifact -> classPath.add(artifact.getFile().toPath()));
        return classPath;
    }
}
