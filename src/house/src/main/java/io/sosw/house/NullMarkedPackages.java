package io.sosw.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** A package without {@code @NullMarked} would slip past NullAway unseen. */
final class NullMarkedPackages {
    private NullMarkedPackages() {}

    static ArchCondition<JavaClass> beInNullMarkedPackages() {
        return new ArchCondition<>("be in a package whose package-info says @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        type, marked, type.getName() + ": " + type.getPackageName() + " is not @NullMarked"));
            }
        };
    }
}
