package io.sosw.local.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

class PojoFillingTest {

    @Test
    void propertiesBecomeMembersOfTheSameName() {
        var properties = new Properties(Map.of(
                "BillingMode",
                "PAY_PER_REQUEST",
                "KeySchema",
                List.of(Map.of("AttributeName", "id", "KeyType", "HASH")),
                "ProvisionedThroughput",
                Map.of("ReadCapacityUnits", new BigDecimal("5"), "WriteCapacityUnits", "6"),
                "DeletionProtectionEnabled",
                "true"));
        var request = properties.fill(CreateTableRequest.builder()).build();
        assertThat(request.keySchema().get(0).attributeName()).isEqualTo("id");
        assertThat(request.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
        assertThat(request.provisionedThroughput().writeCapacityUnits()).isEqualTo(6);
        assertThat(request.deletionProtectionEnabled()).isTrue();
        assertThat(properties.unread()).isEmpty();
    }

    @Test
    void aListOfTagsFillsAMapToo() {
        var tags = Map.<String, Object>of("Tags", List.of(Map.of("Key", "env", "Value", "lab")));
        assertThat(new Properties(tags)
                        .fill(CreateFunctionRequest.builder())
                        .build()
                        .tags())
                .containsEntry("env", "lab");
        assertThat(new Properties(tags)
                        .fill(CreateRoleRequest.builder())
                        .build()
                        .tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("env=lab");
    }

    @Test
    void aPolicyDocumentTravelsAsJson() {
        var document = Map.<String, Object>of("AssumeRolePolicyDocument", Map.of("Version", "2012-10-17"));
        assertThat(new Properties(document)
                        .fill(CreateRoleRequest.builder())
                        .build()
                        .assumeRolePolicyDocument())
                .isEqualTo("{\"Version\":\"2012-10-17\"}");
    }

    @Test
    void whatHasNoMemberStaysUnreadAtTheTopAndIsRefusedBelow() {
        var properties = new Properties(Map.of("TableName", "t", "Colour", "red"));
        properties.fill(CreateTableRequest.builder());
        assertThat(properties.unread()).containsExactly("Colour");
        var nested = new Properties(Map.of("ProvisionedThroughput", Map.of("ReadUnits", "5")));
        assertThat(catchThrowableOfType(ResourceProblem.class, () -> nested.fill(CreateTableRequest.builder())))
                .hasMessage("Properties validation failed: #/ProvisionedThroughput: extraneous key [ReadUnits] is not"
                        + " permitted");
    }

    @Test
    void aWrongTypeNamesTheProperty() {
        var list = new Properties(Map.of("KeySchema", "id"));
        assertThat(catchThrowableOfType(ResourceProblem.class, () -> list.fill(CreateTableRequest.builder())))
                .hasMessage("Properties validation failed: #/KeySchema: expected type: JSONArray, found: String");
        var number = new Properties(Map.of("Timeout", "soon"));
        assertThat(catchThrowableOfType(ResourceProblem.class, () -> number.fill(CreateFunctionRequest.builder())))
                .hasMessage("Properties validation failed: #/Timeout: expected type: Number, found: soon");
        assertThat(catchThrowableOfType(ResourceProblem.class, () -> list.text("TableName")))
                .hasMessage("Properties validation failed: #: required key [TableName] not found");
    }
}
