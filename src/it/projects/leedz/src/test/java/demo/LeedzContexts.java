package demo;

import io.sosw.invoke.FunctionInvoker;
import io.sosw.local.junit.Invocations;
import io.sosw.local.junit.LocalWorld;
import io.sosw.local.junit.TestContexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The project's services for tests: tables in memory, mails in a list. */
record LeedzContexts(
        DynamoDbClient dynamoDb, FunctionInvoker functions, Mail mail, Bookkeeping bookkeeping, Places places)
        implements Services {

    static LeedzContexts of(LocalWorld aws, FunctionInvoker functions, Mail mail, Bookkeeping bookkeeping) {
        var dynamoDb = aws.client(DynamoDbClient.class);
        create(dynamoDb, "leedz", "slot");
        create(dynamoDb, "users", "trade", "email");
        create(dynamoDb, "books", "id");
        create(dynamoDb, "claims", "claim_key");
        return new LeedzContexts(dynamoDb, functions, mail, bookkeeping, Optional::of);
    }

    LeedzContext context() {
        return new LeedzContext(TestContexts.config(LeedzContext.factory()), Invocations.fixed(), this);
    }

    private static void create(DynamoDbClient dynamoDb, String table, String... columns) {
        var definitions = new ArrayList<AttributeDefinition>();
        var keys = new ArrayList<KeySchemaElement>();
        for (var column : List.of(columns)) {
            var type = keys.isEmpty() ? KeyType.HASH : KeyType.RANGE;
            definitions.add(AttributeDefinition.builder()
                    .attributeName(column)
                    .attributeType(ScalarAttributeType.S)
                    .build());
            keys.add(KeySchemaElement.builder()
                    .attributeName(column)
                    .keyType(type)
                    .build());
        }
        dynamoDb.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definitions)
                .keySchema(keys));
    }
}
