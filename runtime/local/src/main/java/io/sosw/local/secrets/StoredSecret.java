package io.sosw.local.secrets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** A secret with its versions and their stages. Guarded by the service's lock. */
final class StoredSecret {
    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";
    final String name;
    final String arn;
    final Instant createdAt;
    final Map<String, String> tags = new TreeMap<>();
    private final Map<String, Version> versions = new LinkedHashMap<>();
    Instant changedAt;

    @Nullable
    String description;

    @Nullable
    String kmsKeyId;

    @Nullable
    String policy;

    @Nullable
    Instant deletedAt;

    StoredSecret(String name, String arn, Instant createdAt) {
        this.name = name;
        this.arn = arn;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
    }

    /** A version holds a text or bytes. */
    record Version(
            String id, @Nullable String text, @Nullable SdkBytes bytes, Instant createdAt, Set<String> stages) {}

    void add(Version version) {
        versions.put(version.id, version);
        List.copyOf(version.stages).forEach(stage -> move(stage, version));
    }

    /** A stage stands at one version; what was current becomes the previous one. */
    void move(String stage, Version to) {
        var from = at(stage);
        if (from != null && !from.id.equals(to.id)) {
            from.stages.remove(stage);
            if (stage.equals(CURRENT)) {
                versions.values().forEach(v -> v.stages.remove(PREVIOUS));
                from.stages.add(PREVIOUS);
            }
        }
        to.stages.add(stage);
    }

    @Nullable
    Version at(String stage) {
        return versions.values().stream()
                .filter(v -> v.stages.contains(stage))
                .reduce((first, second) -> first)
                .orElse(null);
    }

    @Nullable
    Version version(String id) {
        return versions.get(id);
    }

    List<Version> versions() {
        return new ArrayList<>(versions.values());
    }

    Map<String, List<String>> stagesById() {
        var all = new TreeMap<String, List<String>>();
        versions.values().stream().filter(v -> !v.stages.isEmpty()).forEach(v -> all.put(v.id, List.copyOf(v.stages)));
        return all;
    }

    static Set<String> stages(List<String> given) {
        return new LinkedHashSet<>(given.isEmpty() ? List.of(CURRENT) : given);
    }
}
