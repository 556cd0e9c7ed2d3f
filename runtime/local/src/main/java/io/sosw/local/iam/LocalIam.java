package io.sosw.local.iam;

import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.util.Objects;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.*;

/** AWS IAM: roles and policies are stored and returned, nothing is enforced. Safe for use by several threads. */
public final class LocalIam implements IamClient {
    private static final int PAGE = 100;
    private final Identities identities;

    public LocalIam(World world) {
        identities = new Identities(world);
    }

    @Override
    public synchronized CreateRoleResponse createRole(CreateRoleRequest request) {
        return CreateRoleResponse.builder()
                .role(identities.create(request).view())
                .build();
    }

    @Override
    public synchronized GetRoleResponse getRole(GetRoleRequest request) {
        var role = identities.role(request.roleName());
        return GetRoleResponse.builder().role(role.view()).build();
    }

    @Override
    public synchronized UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        var role = identities.role(request.roleName());
        role.description = request.description() == null ? role.description : request.description();
        role.sessionSeconds = request.maxSessionDuration() == null ? role.sessionSeconds : request.maxSessionDuration();
        return UpdateRoleResponse.builder().build();
    }

    @Override
    public synchronized UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        identities.role(request.roleName()).trust = Documents.checked(request.policyDocument());
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    @Override
    public synchronized ListRolesResponse listRoles(ListRolesRequest request) {
        var most = Objects.requireNonNullElse(request.maxItems(), PAGE);
        var page = Pages.cut(identities.roles(), r -> r.name, request.marker(), most);
        return ListRolesResponse.builder()
                .roles(page.items().stream().map(StoredRole::view).toList())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    @Override
    public synchronized DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        identities.remove(identities.role(request.roleName()));
        return DeleteRoleResponse.builder().build();
    }

    @Override
    public synchronized PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        var role = identities.role(request.roleName());
        role.inline.put(request.policyName(), Documents.checked(request.policyDocument()));
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    public synchronized GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        var document = identities.role(request.roleName()).inline.get(request.policyName());
        if (document == null) {
            throw noInline(request.policyName());
        }
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(Documents.encoded(document))
                .build();
    }

    @Override
    public synchronized DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        if (identities.role(request.roleName()).inline.remove(request.policyName()) == null) {
            throw noInline(request.policyName());
        }
        return DeleteRolePolicyResponse.builder().build();
    }

    private static RuntimeException noInline(String name) {
        return IamErrors.missing("The role policy with name " + name + " cannot be found.");
    }

    @Override
    public synchronized ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        var names = identities.role(request.roleName()).inline.keySet();
        return ListRolePoliciesResponse.builder()
                .policyNames(names)
                .isTruncated(false)
                .build();
    }

    @Override
    public synchronized AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        identities.checkAttachable(request.policyArn());
        identities.role(request.roleName()).attached.add(request.policyArn());
        return AttachRolePolicyResponse.builder().build();
    }

    @Override
    public synchronized DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        if (!identities.role(request.roleName()).attached.remove(request.policyArn())) {
            throw IamErrors.missing("Policy " + request.policyArn() + " was not found.");
        }
        return DetachRolePolicyResponse.builder().build();
    }

    @Override
    public synchronized ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request) {
        var attached = identities.role(request.roleName()).attached.stream()
                .map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build())
                .toList();
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(attached)
                .isTruncated(false)
                .build();
    }

    @Override
    public synchronized CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        return CreatePolicyResponse.builder()
                .policy(identities.create(request).view(0))
                .build();
    }

    @Override
    public synchronized GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return GetPolicyResponse.builder()
                .policy(view(identities.policy(request.policyArn())))
                .build();
    }

    @Override
    public synchronized CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request) {
        var policy = identities.policy(request.policyArn());
        var number = policy.add(Documents.checked(request.policyDocument()));
        if (Boolean.TRUE.equals(request.setAsDefault())) {
            policy.defaultVersion = number;
        }
        return CreatePolicyVersionResponse.builder()
                .policyVersion(policy.version(number))
                .build();
    }

    @Override
    public synchronized GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        var version = identities.policy(request.policyArn()).version(number(request.versionId()));
        return GetPolicyVersionResponse.builder().policyVersion(version).build();
    }

    @Override
    public synchronized ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
        var policy = identities.policy(request.policyArn());
        return ListPolicyVersionsResponse.builder()
                .versions(policy.versions.keySet().stream().map(policy::version).toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public synchronized DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request) {
        var policy = identities.policy(request.policyArn());
        var number = number(request.versionId());
        if (number == policy.defaultVersion) {
            throw IamErrors.conflict("Cannot delete the default version of a policy.");
        }
        policy.versions.remove(number);
        return DeletePolicyVersionResponse.builder().build();
    }

    private static int number(String versionId) {
        return versionId != null && versionId.matches("v\\d{1,6}") ? Integer.parseInt(versionId.substring(1)) : 0;
    }

    @Override
    public synchronized ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        var all = identities.policies();
        return ListPoliciesResponse.builder()
                .policies(all.stream().map(this::view).toList())
                .isTruncated(false)
                .build();
    }

    private Policy view(StoredPolicy policy) {
        return policy.view(identities.attachments(policy.arn));
    }

    @Override
    public synchronized DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        identities.remove(identities.policy(request.policyArn()));
        return DeletePolicyResponse.builder().build();
    }

    @Override
    public synchronized TagRoleResponse tagRole(TagRoleRequest request) {
        var role = identities.role(request.roleName());
        request.tags().forEach(tag -> role.tags.put(tag.key(), tag.value()));
        return TagRoleResponse.builder().build();
    }

    @Override
    public synchronized UntagRoleResponse untagRole(UntagRoleRequest request) {
        identities.role(request.roleName()).tags.keySet().removeAll(request.tagKeys());
        return UntagRoleResponse.builder().build();
    }

    @Override
    public synchronized ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        var tags = identities.role(request.roleName()).tagList();
        return ListRoleTagsResponse.builder().tags(tags).isTruncated(false).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
