package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class StackStepTest {
    /** Written out by hand, so that a status that a newer SDK adds fails here until somebody has thought about it. */
    private static final Map<String, StackStep> EXPECTED = Map.ofEntries(
            Map.entry("CREATE_IN_PROGRESS", StackStep.WAIT),
            Map.entry("CREATE_FAILED", StackStep.DELETE),
            Map.entry("CREATE_COMPLETE", StackStep.UPDATE),
            Map.entry("ROLLBACK_IN_PROGRESS", StackStep.WAIT),
            Map.entry("ROLLBACK_FAILED", StackStep.DELETE),
            Map.entry("ROLLBACK_COMPLETE", StackStep.DELETE),
            Map.entry("DELETE_IN_PROGRESS", StackStep.WAIT),
            Map.entry("DELETE_FAILED", StackStep.DELETE),
            Map.entry("DELETE_COMPLETE", StackStep.CREATE),
            Map.entry("UPDATE_IN_PROGRESS", StackStep.WAIT),
            Map.entry("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", StackStep.WAIT),
            Map.entry("UPDATE_COMPLETE", StackStep.UPDATE),
            Map.entry("UPDATE_FAILED", StackStep.UPDATE),
            Map.entry("UPDATE_ROLLBACK_IN_PROGRESS", StackStep.WAIT),
            Map.entry("UPDATE_ROLLBACK_FAILED", StackStep.CONTINUE_ROLLBACK),
            Map.entry("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", StackStep.WAIT),
            Map.entry("UPDATE_ROLLBACK_COMPLETE", StackStep.UPDATE),
            Map.entry("REVIEW_IN_PROGRESS", StackStep.CREATE),
            Map.entry("IMPORT_IN_PROGRESS", StackStep.WAIT),
            Map.entry("IMPORT_COMPLETE", StackStep.UPDATE),
            Map.entry("IMPORT_ROLLBACK_IN_PROGRESS", StackStep.WAIT),
            Map.entry("IMPORT_ROLLBACK_FAILED", StackStep.ASK),
            Map.entry("IMPORT_ROLLBACK_COMPLETE", StackStep.UPDATE));

    @Test
    void everyStatusLeadsSomewhere() {
        assertThat(StackStatus.knownValues())
                .allSatisfy(status -> assertThat(StackStep.of(status)).isEqualTo(EXPECTED.get(status.toString())));
        assertThat(EXPECTED).hasSize(StackStatus.knownValues().size());
    }

    @Test
    void aStatusThatNobodyKnowsIsAskedAbout() {
        assertThat(StackStep.of(StackStatus.UNKNOWN_TO_SDK_VERSION)).isEqualTo(StackStep.ASK);
    }
}
