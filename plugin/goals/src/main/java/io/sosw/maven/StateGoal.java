package io.sosw.maven;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals about a named state share. */
abstract class StateGoal extends ShimGoal {
    /** The state's name. */
    @Parameter(property = "sosw.state")
    private @Nullable String state;

    final String name(String goal) {
        return settings()
                .find("sosw.state", state)
                .map(Setting::value)
                .orElseThrow(() -> new UserError(
                        "sosw:shim-" + goal + " needs the name of a state (sosw.state is not set)",
                        "mvn sosw:shim-" + goal + " -Dsosw.state=NAME",
                        "state-name"));
    }
}
