package io.sosw.essentials;

import io.sosw.function.PortableFunction;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A function that is told of dead tasks, and writes down of which. */
public final class Pager implements PortableFunction<Map<String, Object>, EssentialsContext, String> {
    @Override
    public String run(Map<String, Object> event, EssentialsContext context) {
        var told = Map.of("task_id", AttributeValue.fromS("paged#" + event.get("task_id")));
        context.process()
                .dynamoDb()
                .putItem(request -> request.tableName("sosw_tasks").item(told));
        return "told";
    }
}
