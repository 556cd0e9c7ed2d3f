package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

class CausesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE_FAILED | Secrets Manager can't find the specified secret. (HandlerErrorCode: NotFound) | make the"
                        + " secret that is named there, in this account and region: aws secretsmanager create-secret"
                        + " --name NAME --secret-string …; then deploy again.",
                "CREATE_FAILED | rows already exists in stack b | another stack or a person has made a resource of that"
                        + " name: give yours another name, or none, in template.yaml.",
                "UPDATE_FAILED | User is not authorized to perform: sqs:CreateQueue | let the role that deploys do what"
                        + " the message names, then deploy again.",
                "UPDATE_FAILED | no such table (HandlerErrorCode: NotFound) | somebody has removed Rows (rows) past"
                        + " CloudFormation: make it again under that name, then deploy again.",
                "CREATE_FAILED | something else | mend Rows in template.yaml (or the function in sosw.yml), then deploy"
                        + " again.",
            })
    void eachCauseHasItsFix(String status, String reason, String fix) {
        var event = StackEvent.builder()
                .logicalResourceId("Rows")
                .physicalResourceId("rows")
                .resourceStatus(status)
                .resourceStatusReason(reason)
                .build();

        assertThat(Causes.fix(event)).isEqualTo(fix);
    }
}
