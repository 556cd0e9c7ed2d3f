package io.sosw.local.iam;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** A managed policy with its versions. Guarded by the service's lock. */
final class StoredPolicy {
    final String name;
    final String arn;
    final Map<Integer, String> versions = new TreeMap<>();
    int defaultVersion = 1;
    private final String id;
    private final Instant createdAt;
    private int newest;

    StoredPolicy(String name, String arn, String id, String document, Instant createdAt) {
        this.name = name;
        this.arn = arn;
        this.id = id;
        this.createdAt = createdAt;
        add(document);
    }

    int add(String document) {
        newest++;
        versions.put(newest, document);
        return newest;
    }

    Policy view(int attachments) {
        return Policy.builder()
                .policyName(name)
                .policyId(id)
                .arn(arn)
                .path("/")
                .defaultVersionId("v" + defaultVersion)
                .attachmentCount(attachments)
                .isAttachable(true)
                .createDate(createdAt)
                .updateDate(createdAt)
                .build();
    }

    PolicyVersion version(int number) {
        var document = versions.get(number);
        if (document == null) {
            throw IamErrors.missing("Policy " + arn + " version v" + number + " does not exist or is not attachable.");
        }
        return PolicyVersion.builder()
                .versionId("v" + number)
                .isDefaultVersion(number == defaultVersion)
                .document(Documents.encoded(document))
                .createDate(createdAt)
                .build();
    }
}
