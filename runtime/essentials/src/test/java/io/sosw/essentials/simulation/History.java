package io.sosw.essentials.simulation;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sees every write of a task. */
interface History {
    void written(String taskId, Map<String, AttributeValue> item);
}
