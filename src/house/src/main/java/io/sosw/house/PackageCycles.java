package io.sosw.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Names the uses that close a cycle of packages: what is left when packages that use, or are used by, none of the rest go. */
final class PackageCycles extends ArchCondition<JavaClass> {
    private Set<Dependency> closing = Set.of();

    PackageCycles() {
        super("be in no cycle of packages");
    }

    @Override
    public void init(Collection<JavaClass> classes) {
        var packages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        closing = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> packages.contains(to(use)) && !from(use).equals(to(use)))
                .collect(Collectors.toCollection(HashSet::new));
        boolean fewer = true;
        while (fewer) {
            fewer = closing.removeIf(leadsOut(closing));
        }
    }

    private static Predicate<Dependency> leadsOut(Set<Dependency> uses) {
        var using = packages(uses, PackageCycles::from);
        var used = packages(uses, PackageCycles::to);
        return use -> !using.contains(to(use)) || !used.contains(from(use));
    }

    private static Set<String> packages(Set<Dependency> uses, Function<Dependency, String> end) {
        return uses.stream().map(end).collect(Collectors.toSet());
    }

    private static String from(Dependency use) {
        return use.getOriginClass().getPackageName();
    }

    private static String to(Dependency use) {
        return use.getTargetClass().getPackageName();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(closing::contains)
                .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
    }
}
