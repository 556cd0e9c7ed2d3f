package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** Who may publish to topics: the policy attribute of each of them. */
final class TopicPolicyType implements ResourceType {

    @Override
    public String name() {
        return "AWS::SNS::TopicPolicy";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var policy = desired.properties().text("PolicyDocument");
        for (var arn : desired.properties().texts("Topics")) {
            services.get(SnsClient.class)
                    .setTopicAttributes(request ->
                            request.topicArn(arn).attributeName("Policy").attributeValue(policy));
        }
        return new Made(desired.generatedName(), Map.of("Id", desired.generatedName()));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        create(desired, services);
        return current;
    }

    /** A topic without a policy of its own has AWS's default one, which lets its owner publish. */
    @Override
    public void delete(Made current, Properties last, Services services) {
        for (var arn : last.texts("Topics")) {
            services.get(SnsClient.class)
                    .setTopicAttributes(request ->
                            request.topicArn(arn).attributeName("Policy").attributeValue(""));
        }
    }
}
