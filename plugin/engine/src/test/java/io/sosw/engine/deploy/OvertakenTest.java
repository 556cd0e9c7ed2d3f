package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

class OvertakenTest {
    @Test
    void aChangeSetOfTheSameMillisecondIsAnotherDeployment() {
        assertThat(Overtaken.by(refused("ChangeSet sosw-1 already exists"))).isTrue();
        assertThat(Overtaken.by(refused("Stack [flights] already exists"))).isFalse();
    }

    private static CloudFormationException refused(String message) {
        var details = AwsErrorDetails.builder()
                .errorCode("AlreadyExistsException")
                .errorMessage(message)
                .build();
        return AlreadyExistsException.builder()
                .message(message)
                .awsErrorDetails(details)
                .build();
    }
}
