package io.sosw.engine.deploy;

import io.sosw.error.UserError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What it means that AWS does not answer a call, or answers that this caller may not make it. */
final class Unanswered {
    private static final Set<String> WHO = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");
    private static final String LOGIN =
            "log in (aws sso login, then eval \"$(aws configure export-credentials --format env)\"; or AWS_PROFILE=…)";

    private Unanswered() {}

    /** Empty if it is no matter of credentials, rights or network. */
    static Optional<UserError> told(SdkException failure, Map<String, String> variables) {
        if (failure instanceof AwsServiceException refused) {
            var details = Optional.ofNullable(refused.awsErrorDetails());
            var code = details.map(AwsErrorDetails::errorCode).orElse("");
            var message = details.map(AwsErrorDetails::errorMessage).orElse(refused.getMessage());
            if (WHO.contains(code)) {
                return error("AWS does not take these credentials: " + message, LOGIN + ", then try again.", failure);
            }
            return refused.statusCode() == 403 || code.startsWith("AccessDenied")
                    ? error(
                            "these credentials may not do that: " + message,
                            "let the role or user do what the message names, or choose other credentials"
                                    + " (AWS_PROFILE=…).",
                            failure)
                    : Optional.empty();
        }
        if (!(failure instanceof SdkClientException)) {
            return Optional.empty();
        }
        var message = String.valueOf(failure.getMessage());
        if (message.startsWith("Unable to load credentials")) {
            return error("there are no AWS credentials", LOGIN + ", then try again.", failure);
        }
        if (message.startsWith("Unable to load region")) {
            return error(
                    "no AWS region is named", "write region: … into env/NAME.yml, or type -Dsosw.region=….", failure);
        }
        return error(
                "AWS cannot be reached: " + message.lines().findFirst().orElse(""),
                "look at the network" + endpoints(variables)
                        + " and at the region in env/NAME.yml, then try again; a deployment that was cut off is picked"
                        + " up by the next.",
                failure);
    }

    /** Those that may have been exported for a shim that has gone. */
    private static String endpoints(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("AWS_ENDPOINT_URL"))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> ", at " + entry.getKey() + "=" + entry.getValue() + " (unset " + entry.getKey()
                        + " leads to AWS itself)")
                .collect(Collectors.joining());
    }

    private static Optional<UserError> error(String problem, String fix, SdkException cause) {
        return Optional.of(new UserError(problem, fix, "deploy-credentials", cause));
    }
}
