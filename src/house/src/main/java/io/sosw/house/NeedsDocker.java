package io.sosw.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against a real Docker engine. Without an engine it is skipped with the reason; where {@code
 * SOSW_REQUIRE_DOCKER=1} it runs and fails, so that CI cannot pass by having skipped it.
 */
@Tag("docker")
@ExtendWith(DockerCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NeedsDocker {}
