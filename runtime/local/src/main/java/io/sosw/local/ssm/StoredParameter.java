package io.sosw.local.ssm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** A parameter with all its versions. Guarded by the lock of {@link Parameters}. */
final class StoredParameter {
    final String name;
    final Map<String, String> tags = new TreeMap<>();
    private final List<Version> versions = new ArrayList<>();

    StoredParameter(String name) {
        this.name = name;
    }

    Version add(PutParameterRequest request, String type, Instant time) {
        var version = new Version(versions.size() + 1, type, request, time, new HashSet<>());
        versions.add(version);
        return version;
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }

    Version latest() {
        return versions.get(versions.size() - 1);
    }

    List<Version> versions() {
        return List.copyOf(versions);
    }

    /** The version of that number or label; null if there is none. */
    @Nullable
    Version select(String selector) {
        if (selector.isEmpty()) {
            return latest();
        }
        return versions.stream()
                .filter(v -> selector.equals(Long.toString(v.number)) || v.labels.contains(selector))
                .findFirst()
                .orElse(null);
    }

    /** A label stands at one version only. */
    void label(Version version, List<String> labels) {
        versions.forEach(v -> v.labels.removeAll(labels));
        version.labels.addAll(labels);
    }

    /**
     * @param type String, StringList or SecureString
     * @param request what was put
     */
    record Version(long number, String type, PutParameterRequest request, Instant time, Set<String> labels) {
        String value() {
            return request.value();
        }

        String dataType() {
            return Objects.requireNonNullElse(request.dataType(), "text");
        }

        String tier() {
            var tier = request.tierAsString();
            return tier == null || tier.equals("Intelligent-Tiering") ? "Standard" : tier;
        }
    }
}
