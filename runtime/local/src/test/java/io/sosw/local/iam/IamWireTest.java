package io.sosw.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class IamWireTest {
    private static final String DOCUMENT = "{\"Version\": \"2012-10-17\", \"Statement\": []}";

    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    @Test
    void rolesAndPoliciesAreStored() {
        try (var iam = PORT.client(IamClient.builder())) {
            iam.createRole(r -> r.roleName("worker").assumeRolePolicyDocument(DOCUMENT));
            iam.putRolePolicy(r -> r.roleName("worker").policyName("own").policyDocument(DOCUMENT));
            var policy = iam.createPolicy(r -> r.policyName("shared").policyDocument(DOCUMENT))
                    .policy();
            iam.attachRolePolicy(r -> r.roleName("worker").policyArn(policy.arn()));

            var role = iam.getRole(r -> r.roleName("worker")).role();
            assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/worker");
            assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                    .isEqualTo(DOCUMENT);
            assertThat(iam.listAttachedRolePolicies(r -> r.roleName("worker")).attachedPolicies())
                    .extracting(p -> p.policyName())
                    .containsExactly("shared");
            assertThatThrownBy(() -> iam.deleteRole(r -> r.roleName("worker")))
                    .isInstanceOf(DeleteConflictException.class);
        }
    }

    @Test
    void whatIsMissingOrMalformedIsSaid() {
        try (var iam = PORT.client(IamClient.builder())) {
            assertThatThrownBy(() -> iam.getRole(r -> r.roleName("none")))
                    .isInstanceOfSatisfying(
                            NoSuchEntityException.class,
                            e -> assertThat(e.statusCode()).isEqualTo(404));
            assertThatThrownBy(() -> iam.createRole(r -> r.roleName("x").assumeRolePolicyDocument("{")))
                    .isInstanceOf(MalformedPolicyDocumentException.class);
        }
    }
}
