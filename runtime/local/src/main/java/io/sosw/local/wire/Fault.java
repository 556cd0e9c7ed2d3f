package io.sosw.local.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error as it goes over the wire.
 *
 * @param code AWS's error code, without namespace
 * @param message for people
 * @param status of the HTTP answer
 * @param members the modeled exception with members beside the message, if it is one
 */
public record Fault(
        String code, String message, int status, @Nullable SdkPojo members) {

    /** What the service threw. */
    public static Fault of(AwsServiceException thrown) {
        var details = thrown.awsErrorDetails();
        var simpleName = thrown.getClass().getSimpleName();
        var code = details == null || details.errorCode() == null ? simpleName : details.errorCode();
        var message = details == null || details.errorMessage() == null ? thrown.getMessage() : details.errorMessage();
        var status = thrown.statusCode() < 400 ? 400 : thrown.statusCode();
        return new Fault(
                code, message == null ? "" : message, status, thrown.sdkFields().isEmpty() ? null : thrown);
    }

    /** 501: not made here. */
    public static Fault notServed(String service, String operation) {
        return new Fault("NotImplemented", "The shim does not serve " + service + ":" + operation, 501, null);
    }

    /** The request could not be read. */
    public static Fault unreadable(String message) {
        return new Fault("SerializationException", message, 400, null);
    }

    boolean isServerFault() {
        return status >= 500;
    }

    /** Who is to blame, in the words of the query protocol. */
    public String type() {
        return isServerFault() ? "Receiver" : "Sender";
    }

    List<SdkPojo> shapes() {
        return members == null ? List.of() : List.of(members);
    }
}
