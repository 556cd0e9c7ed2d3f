package io.sosw.local.provision;

import io.sosw.error.UserError;
import io.sosw.json.JsonException;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Why a call for a resource failed, in the words of CloudFormation's events. */
final class Reasons {
    private static final System.Logger LOG = System.getLogger(Reasons.class.getName());
    private static final Pattern GONE =
            Pattern.compile("NotFound|NonExistent|NoSuch|DoesNotExist|ResourceNotFoundException");
    private static final Pattern EXISTS = Pattern.compile("AlreadyExists|AlreadyOwned|InUse|Conflict|Exists");

    private Reasons() {}

    static String of(RuntimeException failure) {
        if (failure instanceof UserError error) {
            return error.problem();
        }
        if (failure instanceof ResourceProblem problem) {
            return message(String.valueOf(problem.getMessage()), problem.code());
        }
        if (failure instanceof JsonException json) {
            return message("not JSON: " + json.getMessage(), "InvalidRequest");
        }
        if (failure instanceof AwsServiceException service) {
            return message(service(service), code(service));
        }
        if (failure instanceof UnsupportedOperationException && failure.getStackTrace().length > 0) {
            var call = failure.getStackTrace()[0];
            var api = call.getClassName().substring(call.getClassName().lastIndexOf('.') + 1);
            return message(
                    "The local " + api.replace("Client", "") + " does not know the call " + call.getMethodName(),
                    "GeneralServiceException");
        }
        LOG.log(System.Logger.Level.ERROR, "A resource failed unexpectedly", failure);
        return message("Internal failure: " + failure, "InternalFailure");
    }

    private static String message(String text, String code) {
        return "Resource handler returned message: \"" + text + "\" (HandlerErrorCode: " + code + ")";
    }

    private static String service(AwsServiceException failure) {
        var details = failure.awsErrorDetails();
        return details == null
                ? String.valueOf(failure.getMessage())
                : details.errorMessage() + " (Service: " + details.serviceName() + ", Status Code: "
                        + failure.statusCode() + ", Error Code: " + details.errorCode() + ")";
    }

    private static String code(AwsServiceException failure) {
        var name = name(failure);
        if (GONE.matcher(name).find()) {
            return "NotFound";
        }
        return EXISTS.matcher(name).find() ? "AlreadyExists" : "InvalidRequest";
    }

    /** Whether a deletion failed because there is nothing left to delete. */
    static boolean isGone(AwsServiceException failure) {
        return failure.statusCode() == 404 || GONE.matcher(name(failure)).find();
    }

    private static String name(AwsServiceException failure) {
        var details = failure.awsErrorDetails();
        return details == null || details.errorCode() == null
                ? failure.getClass().getSimpleName()
                : details.errorCode();
    }
}
