package io.sosw.local.iam;

import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;

/** All roles and policies of the account. Guarded by the service's lock. */
final class Identities {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private final TreeMap<String, StoredRole> roles = new TreeMap<>();
    private final TreeMap<String, StoredPolicy> policies = new TreeMap<>();
    private final World world;

    Identities(World world) {
        this.world = world;
    }

    StoredRole create(CreateRoleRequest request) {
        var name = named(request.roleName(), "roleName");
        if (roles.containsKey(name)) {
            throw IamErrors.exists("Role with name " + name + " already exists.");
        }
        Documents.checked(request.assumeRolePolicyDocument());
        var path = Objects.requireNonNullElse(request.path(), "/");
        var role = new StoredRole(
                request,
                arn("role" + path + name),
                id("AROA"),
                path,
                world.clock().instant());
        roles.put(name, role);
        return role;
    }

    StoredPolicy create(CreatePolicyRequest request) {
        var name = named(request.policyName(), "policyName");
        var arn = arn("policy" + Objects.requireNonNullElse(request.path(), "/") + name);
        if (policies.containsKey(arn)) {
            throw IamErrors.exists("A policy called " + name + " already exists. Duplicate names are not allowed.");
        }
        var document = Documents.checked(request.policyDocument());
        var policy =
                new StoredPolicy(name, arn, id("ANPA"), document, world.clock().instant());
        policies.put(arn, policy);
        return policy;
    }

    private static String named(@Nullable String name, String parameter) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw IamErrors.invalid("The specified value for " + parameter + " is invalid. It must contain only "
                    + "alphanumeric characters and/or the following: +=,.@_-");
        }
        return name;
    }

    private String arn(String resource) {
        return "arn:aws:iam::" + world.accountId() + ":" + resource;
    }

    private String id(String prefix) {
        return prefix + Ids.text(world.random(), LETTERS, 17);
    }

    StoredRole role(@Nullable String name) {
        var role = name == null ? null : roles.get(name);
        if (role == null) {
            throw IamErrors.missing("The role with name " + name + " cannot be found.");
        }
        return role;
    }

    StoredPolicy policy(@Nullable String arn) {
        var policy = arn == null ? null : policies.get(arn);
        if (policy == null) {
            throw IamErrors.missing("Policy " + arn + " does not exist or is not attachable.");
        }
        return policy;
    }

    /** AWS's own managed policies exist without having been made. */
    void checkAttachable(String arn) {
        if (!arn.startsWith("arn:aws:iam::aws:policy/")) {
            policy(arn);
        }
    }

    void remove(StoredRole role) {
        if (!role.attached.isEmpty() || !role.inline.isEmpty()) {
            throw IamErrors.conflict("Cannot delete entity, must " + (role.attached.isEmpty() ? "delete" : "detach all")
                    + " policies first.");
        }
        roles.remove(role.name);
    }

    void remove(StoredPolicy policy) {
        if (attachments(policy.arn) > 0) {
            throw IamErrors.conflict("Cannot delete a policy attached to entities.");
        }
        policies.remove(policy.arn);
    }

    int attachments(String arn) {
        return (int)
                roles.values().stream().filter(r -> r.attached.contains(arn)).count();
    }

    List<StoredRole> roles() {
        return List.copyOf(roles.values());
    }

    List<StoredPolicy> policies() {
        return List.copyOf(policies.values());
    }
}
