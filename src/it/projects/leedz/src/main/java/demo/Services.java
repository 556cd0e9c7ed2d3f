package demo;

import io.sosw.invoke.FunctionInvoker;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What lives as long as the process. */
interface Services {
    DynamoDbClient dynamoDb();

    FunctionInvoker functions();

    Mail mail();

    Bookkeeping bookkeeping();

    Places places();
}
