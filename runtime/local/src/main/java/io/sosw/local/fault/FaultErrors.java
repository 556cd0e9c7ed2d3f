package io.sosw.local.fault;

import io.sosw.local.world.AwsErrors;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors that services throw on purpose, as the SDK's own exceptions. */
final class FaultErrors {
    private static final String MESSAGE = "Rate exceeded";
    private static final Map<String, FaultKind.Failure> THROTTLES = Map.of(
            "s3", new FaultKind.Failure("SlowDown", 503),
            "dynamodb", new FaultKind.Failure("ProvisionedThroughputExceededException", 400),
            "lambda", new FaultKind.Failure("TooManyRequestsException", 429),
            "sqs", new FaultKind.Failure("RequestThrottled", 400),
            "sns", new FaultKind.Failure("Throttled", 429),
            "sts", new FaultKind.Failure("Throttling", 400),
            "iam", new FaultKind.Failure("Throttling", 400),
            "cloudformation", new FaultKind.Failure("Throttling", 400));
    private static final FaultKind.Failure THROTTLING = new FaultKind.Failure("ThrottlingException", 400);

    private FaultErrors() {}

    static AwsServiceException throttle(String service, Class<?> api) {
        var failure = THROTTLES.getOrDefault(service, THROTTLING);
        return of(failure, api, MESSAGE);
    }

    static AwsServiceException of(FaultKind.Failure failure, Class<?> api, String message) {
        return AwsErrors.of(builder(api, failure.code()), failure.status(), failure.code(), message);
    }

    /** Of the modeled exception, if the service has one of that name; else of the service's general one. */
    private static AwsServiceException.Builder builder(Class<?> api, String code) {
        var models = api.getPackageName().replaceFirst("\\.streams$", "") + ".model.";
        var general = api.getSimpleName().replaceFirst("(Streams)?Client$", "Exception");
        return Stream.of(code, code + "Exception", general)
                .flatMap(name -> builder(models + name, api.getClassLoader()).stream())
                .findFirst()
                .orElseGet(AwsServiceException::builder);
    }

    private static Optional<AwsServiceException.Builder> builder(String className, ClassLoader loader) {
        try {
            var made =
                    Class.forName(className, true, loader).getMethod("builder").invoke(null);
            return made instanceof AwsServiceException.Builder builder ? Optional.of(builder) : Optional.empty();
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
