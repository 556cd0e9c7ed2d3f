package io.sosw.engine.project;

import java.util.List;

/**
 * The network that functions on Lambda reach in one environment: the block {@code vpc:} of {@code env/NAME.yml}.
 *
 * @param subnets ids; none means that the functions are in no network of the account
 * @param securityGroups ids
 */
public record VpcSettings(List<String> subnets, List<String> securityGroups) {
    /** No network. */
    public static final VpcSettings NONE = new VpcSettings(List.of(), List.of());

    /** Copies the lists. */
    public VpcSettings {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    static VpcSettings of(Block block, Findings findings) {
        block.only("subnets", "securityGroups");
        var settings = new VpcSettings(block.texts("subnets"), block.texts("securityGroups"));
        if (settings.subnets.isEmpty() != settings.securityGroups.isEmpty()) {
            findings.add(block.line(), "vpc needs both subnets and securityGroups");
        }
        return settings;
    }
}
