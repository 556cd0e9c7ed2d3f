package io.sosw.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Who asks the machine for time, chance or sleep instead of being given a clock, a random or a timer. */
final class TimeAndChance {
    private static final Set<String> QUESTIONS = Set.of(
            "java.lang.Math.random()",
            "java.lang.System.currentTimeMillis()",
            "java.lang.Thread.sleep(long)",
            "java.lang.Thread.sleep(long, int)",
            "java.lang.Thread.sleep(java.time.Duration)",
            "java.security.SecureRandom.<init>()",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.Random.<init>()",
            "java.util.UUID.randomUUID()",
            "java.util.concurrent.ThreadLocalRandom.current()",
            "java.util.concurrent.TimeUnit.sleep(long)");

    private TimeAndChance() {}

    static DescribedPredicate<JavaClass> areNoAdapters(Set<String> adapters) {
        return DescribedPredicate.describe("are no adapters", type -> {
            var outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return !outermost.getSimpleName().endsWith("Main") && !adapters.contains(outermost.getName());
        });
    }

    static ArchCondition<JavaClass> askTheMachine() {
        return new ArchCondition<>("ask the machine for time, chance or sleep") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnitAccessesFromSelf().stream()
                        .filter(TimeAndChance::isQuestion)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static boolean isQuestion(JavaCodeUnitAccess<?> access) {
        return QUESTIONS.contains(access.getTarget().getFullName());
    }
}
