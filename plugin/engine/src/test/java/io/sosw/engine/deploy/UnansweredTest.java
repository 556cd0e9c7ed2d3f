package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

class UnansweredTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ExpiredToken | The security token is expired | AWS does not take these credentials: The"
                        + " security token is expired",
                "403 | InvalidClientTokenId | The token is invalid | AWS does not take these credentials: The token is"
                        + " invalid",
                "400 | AccessDeniedException | User a may not b | these credentials may not do that: User a may not b",
                "403 | AccessDenied | User a may not b | these credentials may not do that: User a may not b",
            })
    void whoeverMayNotIsToldWhat(int status, String code, String message, String told) {
        assertThat(Unanswered.told(refused(status, code, message), Map.of()))
                .hasValueSatisfying(error -> assertThat(error).hasMessageContaining(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unable to load credentials from any of the providers in the chain | there are no AWS credentials",
                "Unable to load region from any of the providers | no AWS region is named",
                "Unable to execute HTTP request: Connection refused | AWS cannot be reached: Unable to execute HTTP"
                        + " request",
            })
    void whoeverCannotIsToldWhatToDo(String message, String told) {
        assertThat(Unanswered.told(SdkClientException.create(message), Map.of()))
                .hasValueSatisfying(error -> assertThat(error).hasMessageContaining(told));
    }

    @Test
    void anEndpointThatIsStillExportedIsNamed() {
        var url = "http://127.0.0.1:4566";

        assertThat(Unanswered.told(
                        SdkClientException.create("Unable to execute HTTP request: Connection refused"),
                        Map.of("AWS_ENDPOINT_URL", url, "HOME", "/home/a")))
                .hasValueSatisfying(error -> assertThat(error)
                        .hasMessageContaining("look at the network, at AWS_ENDPOINT_URL=" + url
                                + " (unset AWS_ENDPOINT_URL leads to AWS itself) and at the region"));
    }

    @Test
    void anythingElseKeepsItsStackTrace() {
        assertThat(Unanswered.told(refused(500, "InternalFailure", "oops"), Map.of()))
                .isEmpty();
    }

    private static CloudFormationException refused(int status, String code, String message) {
        var details =
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
        return (CloudFormationException) CloudFormationException.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(details)
                .build();
    }
}
