package io.sosw.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What holds in every module. A module's {@code ArchitectureTest} extends this class, names its adapters and adds the
 * rules of its own borders.
 */
@Tag("jdk-neutral")
public abstract class ArchitectureRules {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** For subclasses, which give {@link #adapters()} and their own rules. */
    protected ArchitectureRules() {}

    /**
     * Full names of the classes at the edge that may ask the machine for time, chance and sleep. Classes named
     * {@code *Main} may without being listed.
     */
    protected Set<String> adapters() {
        return Set.of();
    }

    @Test
    void packagesHaveNoCycles() {
        check(classes().that().resideInAPackage("io.sosw..").should(new PackageCycles()));
    }

    @Test
    void timeChanceAndSleepAreInjected() {
        check(noClasses()
                .that(TimeAndChance.areNoAdapters(adapters()))
                .should(TimeAndChance.askTheMachine())
                .because("Clock, Random and timers are injected; only adapters at the edge may ask the machine"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses()
                .that()
                .haveSimpleNameNotContaining("TaskManager")
                .and()
                .haveSimpleNameNotContaining("EcologyManager")
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager)")
                .because("these words name no responsibility"));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes().should(NullMarkedPackages.beInNullMarkedPackages()));
    }

    /** Holds {@code rule} against the module's own classes; a module that has none yet passes. */
    protected static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    /** Classes in {@code packages} must not depend on classes in any of {@code banned}. */
    protected static void checkBan(String because, String packages, String... banned) {
        check(noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(banned))
                .because(because));
    }
}
