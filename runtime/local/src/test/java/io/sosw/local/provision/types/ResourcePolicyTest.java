package io.sosw.local.provision.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePolicyTest {
    private static final ResourcePolicy.Access ACCESS = new ResourcePolicy.Access(
            "s3.amazonaws.com", "sqs:SendMessage", "arn:aws:sqs:r:1:q", "arn:aws:s3:::raw", "1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}                                 | true
            {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"SQS:SendMessage","Resource":"*"}           | true
            {"Effect":"Allow","Principal":{"Service":["x","s3.amazonaws.com"]},"Action":["sqs:Send*"],"Resource":"arn:aws:sqs:r:1:q"} | true
            {"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::r*"}}} | true
            {"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"ArnEquals":{"AWS:SourceArn":"arn:aws:s3:::other"}}} | false
            {"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"2"}}} | false
            {"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:*","Resource":"*"} | false
            {"Effect":"Allow","Principal":"*","Action":"sqs:ReceiveMessage","Resource":"*"}                | false
            {"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"arn:aws:sqs:r:1:other"}         | false
            {"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}                                  | false
            """)
    void saysWhoMaySend(String statement, boolean allowed) {
        assertThat(new ResourcePolicy("{\"Statement\":[" + statement + "]}").allows(ACCESS))
                .isEqualTo(allowed);
        assertThat(new ResourcePolicy("{\"Statement\":" + statement + "}").allows(ACCESS))
                .isEqualTo(allowed);
    }

    @Test
    void aDenialBeatsAllowancesAndNoPolicyAllowsNothing() {
        var everything = "\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}";
        var both = "{\"Statement\":[{\"Effect\":\"Allow\"," + everything + ",{\"Effect\":\"Deny\"," + everything + "]}";
        assertThat(new ResourcePolicy(both).allows(ACCESS)).isFalse();
        assertThat(new ResourcePolicy("").allows(ACCESS)).isFalse();
    }
}
