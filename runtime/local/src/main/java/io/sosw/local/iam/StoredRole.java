package io.sosw.local.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** A role with its policies. Guarded by the service's lock. */
final class StoredRole {
    final String name;
    final String arn;
    final Map<String, String> inline = new TreeMap<>();
    final TreeSet<String> attached = new TreeSet<>();
    final Map<String, String> tags = new TreeMap<>();
    String trust;

    @Nullable
    String description;

    @Nullable
    Integer sessionSeconds;

    private final String id;
    private final String path;
    private final Instant createdAt;

    StoredRole(CreateRoleRequest request, String arn, String id, String path, Instant createdAt) {
        this.name = request.roleName();
        this.arn = arn;
        this.id = id;
        this.path = path;
        this.createdAt = createdAt;
        this.trust = request.assumeRolePolicyDocument();
        this.description = request.description();
        this.sessionSeconds = request.maxSessionDuration();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    }

    Role view() {
        return Role.builder()
                .roleName(name)
                .roleId(id)
                .arn(arn)
                .path(path)
                .createDate(createdAt)
                .description(description)
                .maxSessionDuration(sessionSeconds == null ? Integer.valueOf(3600) : sessionSeconds)
                .assumeRolePolicyDocument(Documents.encoded(trust))
                .tags(tagList())
                .build();
    }

    List<Tag> tagList() {
        return tags.entrySet().stream()
                .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
    }
}
