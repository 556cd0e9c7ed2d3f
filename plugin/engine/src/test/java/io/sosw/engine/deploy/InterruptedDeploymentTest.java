package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments that die in a random call, before or after AWS has heard of it: the next ones always get there. */
class InterruptedDeploymentTest {
    private static final int MOST_CALLS = 25;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void convergesAlways(int seed) throws Exception {
        var chance = new Random(seed);
        var cloud = new Cloud(folder);
        for (int change = 0; change < 3; change++) {
            cloud.code("change " + change);
            killed(cloud, chance);
            killed(cloud, chance);
            cloud.run("deploy");
            assertThat(cloud.status()).isIn("CREATE_COMPLETE", "UPDATE_COMPLETE");
            assertThat(cloud.liveCode()).isEqualTo(cloud.codeSha256());
            assertThat(cloud.run("deploy")).contains("Up to date");
        }
    }

    private static void killed(Cloud cloud, Random chance) throws Exception {
        try {
            cloud.run("deploy", new Calls(1 + chance.nextInt(MOST_CALLS), chance.nextBoolean()));
        } catch (Calls.Killed expected) {
            // the next deployment finds what this one left
        }
    }
}
