package io.sosw.local.cloudformation;

import io.sosw.local.provision.ProvisionedResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** A stack as it stands. Its lock is itself. */
final class StoredStack {
    final String name;
    final String id;
    final Instant created;
    StackStatus status = StackStatus.REVIEW_IN_PROGRESS;
    String reason = "";
    boolean terminationProtection;
    boolean disableRollback;
    String policy = "";
    String operationId = "";

    @Nullable
    Instant updated;

    @Nullable
    Instant deleted;

    @Nullable
    Submission current;

    @Nullable
    Operation rollingBack;

    Map<String, ProvisionedResource> resources = new LinkedHashMap<>();
    List<Output> outputs = List.of();
    final Map<String, State> states = new LinkedHashMap<>();
    final List<StackEvent> events = new ArrayList<>();
    final Map<String, StoredChangeSet> changeSets = new TreeMap<>();
    final Set<String> imports = new TreeSet<>();

    StoredStack(String name, String id, Instant created) {
        this.name = name;
        this.id = id;
        this.created = created;
    }

    boolean isDeleted() {
        return status == StackStatus.DELETE_COMPLETE;
    }

    boolean isBusy() {
        return status.toString().endsWith("_IN_PROGRESS") && status != StackStatus.REVIEW_IN_PROGRESS;
    }

    /** What became of a resource. */
    record State(
            String logicalId, String type, String physicalId, ResourceStatus status, String reason, Instant time) {}
}
