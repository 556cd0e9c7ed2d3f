package io.sosw.essentials;

import io.sosw.aws.task.Task;
import io.sosw.essentials.task.Alarm;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells an SNS topic, in sosw's words; the payload stays in the table. */
record TopicAlarm(SnsClient sns, String topicArn) implements Alarm {
    @Override
    public void dead(Task task, String reason) {
        sns.publish(request -> request.topicArn(topicArn)
                .subject("sosw Dead Task")
                .message("Closing dead task: " + task.taskId() + " of " + task.labourerId() + ": " + reason));
    }
}
