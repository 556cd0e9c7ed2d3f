package io.sosw.aws.task;

import static io.sosw.aws.task.TaskItem.TASK_ID;
import static io.sosw.aws.task.TaskItem.number;
import static io.sosw.aws.task.TaskItem.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Rosters, kept beside the tasks under the key {@code roster#<labourer>}: one item a labourer, good for about 5,000
 * places (400 KB).
 *
 * <p>Safe for use by several threads.
 */
public final class RosterTable {
    private static final String VERSION = "roster_version";
    private static final String PLACES = "places";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public RosterTable(DynamoDbClient dynamoDb, TaskTableName names) {
        this.dynamoDb = dynamoDb;
        this.table = names.table();
    }

    /** The roster as it stands now, read consistently; an empty one if there is none. */
    public Roster read(String labourerId) {
        var answer = dynamoDb.getItem(
                request -> request.tableName(table).consistentRead(true).key(key(labourerId)));
        var places = new LinkedHashMap<String, Instant>();
        var taken = answer.item().get(PLACES);
        if (taken != null) {
            taken.m().forEach((task, entered) -> places.put(task, Instant.ofEpochMilli(Long.parseLong(entered.n()))));
        }
        return new Roster(labourerId, TaskItem.longOf(answer.item(), VERSION), places);
    }

    /**
     * Writes the roster if nobody has written it since it was read. A lost reply shows as a version that moved: the
     * caller reads again and finds its entries there.
     *
     * @return the roster at its new version, or empty if another writer was faster
     */
    public Optional<Roster> write(Roster roster) {
        var places = new LinkedHashMap<String, AttributeValue>();
        roster.places().forEach((task, entered) -> places.put(task, number(entered.toEpochMilli())));
        var next = new Roster(roster.labourerId(), roster.version() + 1, roster.places());
        var values = new LinkedHashMap<String, AttributeValue>();
        values.put(":places", AttributeValue.fromM(places));
        values.put(":next", number(next.version()));
        boolean first = roster.version() == 0;
        if (!first) {
            values.put(":seen", number(roster.version()));
        }
        try {
            dynamoDb.updateItem(request -> request.tableName(table)
                    .key(key(roster.labourerId()))
                    .updateExpression("SET " + PLACES + " = :places, " + VERSION + " = :next")
                    .conditionExpression(first ? "attribute_not_exists(" + VERSION + ")" : VERSION + " = :seen")
                    .expressionAttributeValues(values));
            return Optional.of(next);
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> key(String labourerId) {
        return Map.of(TASK_ID, text("roster#" + labourerId));
    }
}
