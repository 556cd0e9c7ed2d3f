package io.sosw.maven;

import io.sosw.engine.invoke.FreshClasses;
import io.sosw.engine.invoke.FreshModules;
import io.sosw.engine.invoke.Workplace;
import io.sosw.engine.project.ConstFile;
import io.sosw.engine.project.FunctionsFile;
import io.sosw.engine.project.TemplateOutline;
import io.sosw.engine.run.Declaration;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * A project as its poms say, with the modules of the same build that it depends on.
 *
 * @param <P> what the goal plans from it
 */
final class Declared<P> implements Declaration<P> {
    private final EditedGoal goal;
    private final List<Path> further;
    private final Planner<P> planner;
    private final List<MavenProject> modules;
    private final FreshModules fresh;

    /** What the goal makes of the files. */
    @FunctionalInterface
    interface Planner<P> {
        P plan() throws IOException;
    }

    /**
     * @param further files that the plan is made from
     * @param modules in the order of the build, the goal's own project last
     */
    Declared(EditedGoal goal, List<Path> further, Planner<P> planner, List<MavenProject> modules) {
        this.goal = goal;
        this.further = further;
        this.planner = planner;
        this.modules = modules;
        this.fresh = new FreshModules(modules.stream().map(Declared::module).toList(), goal.notes());
    }

    private static FreshModules.Module module(MavenProject project) {
        var sources = new Sources(project);
        var workplace = Workplace.of(Path.of(project.getBuild().getDirectory(), "sosw"), "fresh");
        return new FreshModules.Module(
                new FreshClasses(sources.compilation(), workplace, Clock.systemUTC()), sources.resources());
    }

    @Override
    public List<Path> poms() {
        return modules.stream()
                .flatMap(module -> Stream.iterate(module, Objects::nonNull, MavenProject::getParent))
                .map(MavenProject::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .distinct()
                .toList();
    }

    @Override
    public Declaration<P> reread() throws IOException {
        var again = goal.reread(modules);
        goal.adopt(again.get(again.size() - 1));
        return new Declared<>(goal, further, planner, again);
    }

    @Override
    public List<Path> files() {
        var files = new ArrayList<>(further);
        for (String name : List.of(FunctionsFile.NAME, ConstFile.NAME, TemplateOutline.NAME)) {
            files.add(goal.directory().resolve(name));
        }
        return files;
    }

    @Override
    public void compile() throws IOException {
        fresh.bringUpToDate();
    }

    @Override
    public void warmUp() throws IOException {
        fresh.warmUp();
    }

    @Override
    public P plan() throws IOException {
        return planner.plan();
    }

    /** Folders and files whose change leads to another call. */
    List<Path> places() {
        var places = new ArrayList<>(files());
        places.addAll(poms());
        for (MavenProject module : modules) {
            var sources = new Sources(module);
            places.addAll(sources.compilation().roots());
            places.addAll(sources.resources().folders());
        }
        return places;
    }
}
