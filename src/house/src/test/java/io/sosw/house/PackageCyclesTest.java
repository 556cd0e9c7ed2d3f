package io.sosw.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sosw.house.cycle.one.First;
import io.sosw.house.cycle.other.Second;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageCyclesTest {
    private static List<String> found(Class<?>... types) {
        return classes()
                .should(new PackageCycles())
                .evaluate(new ClassFileImporter().importClasses(types))
                .getFailureReport()
                .getDetails();
    }

    @Test
    void whatClosesACycleIsNamedAndWhoOnlyUsesItIsNot() {
        assertThat(found(First.class, Second.class, PackageCyclesTest.class))
                .isNotEmpty()
                .anyMatch(
                        use -> use.contains(First.class.getName() + ".<init>") && use.contains(Second.class.getName()))
                .anyMatch(use -> use.contains(Second.class.getName() + ".back"))
                .noneMatch(use -> use.contains(PackageCyclesTest.class.getName()));
    }

    @Test
    void oneDirectionIsNoCycle() {
        assertThat(found(First.class, JavaClass.class, PackageCyclesTest.class)).isEmpty();
    }
}
