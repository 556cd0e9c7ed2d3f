package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.TASK_ID;
import static io.sosw.aws.task.TaskItem.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** One conditional UpdateItem of a task, put together clause by clause. Not thread-safe. */
final class ConditionalUpdate {
    private final StringBuilder set = new StringBuilder();
    private final StringBuilder remove = new StringBuilder();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private String condition = "";

    /** Sets an attribute to a value. */
    ConditionalUpdate set(String attribute, AttributeValue value) {
        var placeholder = ":set" + values.size();
        values.put(placeholder, value);
        return clause(set, attribute(attribute) + " = " + placeholder);
    }

    /** Adds to a number that may not exist yet. */
    ConditionalUpdate add(String attribute, long difference) {
        var name = attribute(attribute);
        values.put(":zero", TaskItem.number(0));
        var placeholder = ":add" + values.size();
        values.put(placeholder, TaskItem.number(difference));
        return clause(set, name + " = if_not_exists(" + name + ", :zero) + " + placeholder);
    }

    ConditionalUpdate remove(String attribute) {
        return clause(remove, attribute(attribute));
    }

    /**
     * @param expression refers to attributes by their plain names and to values by placeholders
     */
    ConditionalUpdate when(String expression) {
        condition = expression;
        return this;
    }

    ConditionalUpdate with(String placeholder, AttributeValue value) {
        values.put(placeholder, value);
        return this;
    }

    Outcome run(DynamoDbClient dynamoDb, String table, String taskId) {
        try {
            var answer = dynamoDb.updateItem(request -> {
                request.tableName(table)
                        .key(Map.of(TASK_ID, text(taskId)))
                        .updateExpression(expression())
                        .conditionExpression(condition)
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                if (!names.isEmpty()) {
                    request.expressionAttributeNames(names);
                }
            });
            return new Outcome.Written(TaskItem.read(answer.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new Outcome.Refused(e.hasItem() ? Optional.of(TaskItem.read(e.item())) : Optional.empty());
        }
    }

    /** As an action of a transaction. */
    Update asUpdate(String table, String taskId) {
        var update = Update.builder()
                .tableName(table)
                .key(Map.of(TASK_ID, text(taskId)))
                .updateExpression(expression())
                .conditionExpression(condition)
                .expressionAttributeValues(values);
        return names.isEmpty()
                ? update.build()
                : update.expressionAttributeNames(names).build();
    }

    private String expression() {
        var removal = remove.isEmpty() ? "" : " REMOVE " + remove;
        return "SET " + set + removal;
    }

    private ConditionalUpdate clause(StringBuilder clauses, String clause) {
        clauses.append(clauses.isEmpty() ? "" : ", ").append(clause);
        return this;
    }

    /** Results and stats carry names of the user's, which may be reserved words; ours are not. */
    private String attribute(String name) {
        if (TaskItem.isOurs(name)) {
            return name;
        }
        var placeholder = "#n" + names.size();
        names.put(placeholder, name);
        return placeholder;
    }

    /** What became of the write. */
    sealed interface Outcome {
        record Written(Task task) implements Outcome {}

        /**
         * @param task as it stood when the condition failed; empty if there is none
         */
        record Refused(Optional<Task> task) implements Outcome {}
    }
}
