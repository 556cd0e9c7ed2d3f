package io.sosw.maven;

import io.sosw.engine.jre.Jdk;
import io.sosw.engine.jre.JvmOptions;
import io.sosw.engine.run.ShellWords;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that bring a Java runtime along. */
abstract class PackagingGoal extends EditedGoal {
    /** The JDK that a Java runtime is linked from; this one by default. From 25 on the functions start from a cache. */
    @Parameter(property = "sosw.jdk")
    private @Nullable String jdk;

    /** Modules of the JDK that jdeps does not find, with commas in between. */
    @Parameter(property = "sosw.modules")
    private @Nullable String modules;

    /** Further options of the functions' JVM, written as in a terminal. */
    @Parameter(property = "sosw.jvm")
    private @Nullable String jvm;

    /** Whether the functions start from a cache of linked classes where the JDK can make one; true by default. */
    @Parameter(property = "sosw.aot")
    private @Nullable String aot;

    /** A file that holds an event as JSON: the functions are trained with it, not only started. */
    @Parameter(property = "sosw.training")
    private @Nullable String training;

    final Jdk jdk() {
        return Jdk.of(settings().text("sosw.jdk", jdk, System.getProperty("java.home")));
    }

    final List<String> modules() {
        var setting = settings().text("sosw.modules", modules, "");
        return Arrays.stream(setting.value().split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    final JvmOptions jvmOptions() {
        var setting = settings().text("sosw.jvm", jvm, "");
        return new JvmOptions(ShellWords.split(setting.value(), setting.name() + " (" + setting.origin() + ")"));
    }

    final boolean aot() {
        return settings().flag("sosw.aot", aot == null ? "true" : aot);
    }

    final @Nullable Path training() {
        return settings()
                .find("sosw.training", training)
                .map(setting -> directory().resolve(setting.value()))
                .orElse(null);
    }
}
