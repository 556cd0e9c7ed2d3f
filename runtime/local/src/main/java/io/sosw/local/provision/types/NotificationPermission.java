package io.sosw.local.provision.types;

import io.sosw.local.provision.ResourceProblem;
import io.sosw.local.provision.Services;
import io.sosw.local.world.Arn;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** As S3 does before it takes a notification: the queue's or topic's policy must let the bucket send. */
final class NotificationPermission {
    private final Services services;
    private final String bucket;

    NotificationPermission(Services services, String bucket) {
        this.services = services;
        this.bucket = bucket;
    }

    void check(NotificationConfiguration configuration) {
        configuration.queueConfigurations().forEach(each -> check(each.queueArn(), "sqs:SendMessage"));
        configuration.topicConfigurations().forEach(each -> check(each.topicArn(), "sns:Publish"));
    }

    private void check(String target, String action) {
        var policy = action.startsWith("sqs") ? queuePolicy(target) : topicPolicy(target);
        var access = new ResourcePolicy.Access(
                "s3.amazonaws.com",
                action,
                target,
                "arn:aws:s3:::" + bucket,
                services.world().accountId());
        if (!new ResourcePolicy(policy).allows(access)) {
            throw new ResourceProblem(
                    "InvalidRequest",
                    "Unable to validate the following destination configurations: the policy of " + target
                            + " does not let s3.amazonaws.com " + action + "; add one, and DependsOn it");
        }
    }

    private String queuePolicy(String arn) {
        var sqs = services.get(SqsClient.class);
        try {
            var url = sqs.getQueueUrl(
                            request -> request.queueName(Arn.parse(arn).resource()))
                    .queueUrl();
            return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.POLICY))
                    .attributes()
                    .getOrDefault(QueueAttributeName.POLICY, "");
        } catch (QueueDoesNotExistException e) {
            return "";
        }
    }

    private String topicPolicy(String arn) {
        Map<String, String> attributes = services.get(SnsClient.class)
                .getTopicAttributes(request -> request.topicArn(arn))
                .attributes();
        return attributes.getOrDefault("Policy", "");
    }
}
