package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Who may send to queues: the policy attribute of each of them. */
final class QueuePolicyType implements ResourceType {

    @Override
    public String name() {
        return "AWS::SQS::QueuePolicy";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var policy = desired.properties().text("PolicyDocument");
        for (var url : desired.properties().texts("Queues")) {
            set(services, url, policy);
        }
        return new Made(desired.generatedName(), Map.of("Id", desired.generatedName()));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var now = desired.properties().texts("Queues");
        before.texts("Queues").stream().filter(url -> !now.contains(url)).forEach(url -> set(services, url, ""));
        create(desired, services);
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        last.texts("Queues").forEach(url -> set(services, url, ""));
    }

    private static void set(Services services, String url, String policy) {
        services.get(SqsClient.class)
                .setQueueAttributes(request -> request.queueUrl(url).attributesWithStrings(Map.of("Policy", policy)));
    }
}
