package io.sosw.local.provision.types;

import io.sosw.local.provision.ResourceProblem;
import io.sosw.local.provision.Services;
import io.sosw.local.world.Arn;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** As S3 does before it takes a notification: the queue's or topic's policy must let the bucket send. */
final class NotificationPermission {
    /** Where there is no Lambda, nobody is asked. */
    private static final String ANYBODY =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final Services services;
    private final String bucket;

    NotificationPermission(Services services, String bucket) {
        this.services = services;
        this.bucket = bucket;
    }

    void check(NotificationConfiguration configuration) {
        configuration.queueConfigurations().forEach(each -> check(each.queueArn(), "sqs:SendMessage"));
        configuration.topicConfigurations().forEach(each -> check(each.topicArn(), "sns:Publish"));
        configuration
                .lambdaFunctionConfigurations()
                .forEach(each -> check(each.lambdaFunctionArn(), "lambda:InvokeFunction"));
    }

    private void check(String target, String action) {
        var policy = switch (action) {
            case "sqs:SendMessage" -> queuePolicy(target);
            case "sns:Publish" -> topicPolicy(target);
            default -> functionPolicy(target);
        };
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

    private String functionPolicy(String arn) {
        if (!services.has(LambdaClient.class)) {
            return ANYBODY;
        }
        try {
            return services.get(LambdaClient.class)
                    .getPolicy(request -> request.functionName(arn))
                    .policy();
        } catch (ResourceNotFoundException e) {
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
