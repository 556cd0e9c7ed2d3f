package io.sosw.local.cloudformation;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;

/** A change set: computed once, executed at most once. */
record StoredChangeSet(
        String name,
        String id,
        String description,
        ChangeSetType type,
        Submission submission,
        List<Change> changes,
        ChangeSetStatus status,
        ExecutionStatus execution,
        String reason,
        Instant created) {}
