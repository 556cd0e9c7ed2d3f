package io.sosw.local.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test an AWS of its own, empty, in this JVM. Parameters of test methods and of {@code @BeforeEach} methods may
 * be any client interface of the SDK that the shim serves ({@code SqsClient}, {@code S3Client}, {@code DynamoDbClient}, …)
 * or a {@link LocalWorld}.
 *
 * <pre>{@code
 * @LocalAws
 * class OrdersTest {
 *     @Test
 *     void anOrderIsQueued(SqsClient sqs) { ... }
 * }
 * }</pre>
 *
 * <p>On a method it says what differs for that test. Tests with {@link #port} must not run in parallel within one JVM: the
 * SDK's settings belong to the whole process.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(LocalAwsExtension.class)
public @interface LocalAws {

    /**
     * Serves the world on a free port of 127.0.0.1 too, and points the SDK there: a plain {@code SqsClient.create()} in the
     * code under test finds it.
     */
    boolean port() default false;

    /** What goes wrong, for example {@code "sqs:SendMessage=throttle@0.5"}; with the same seed the same calls fail. */
    String[] fault() default {};

    /** Of ids, passwords and faults. */
    long seed() default 1;
}
