package io.sosw.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsClientsTest {
    private static final String PROPERTY = "http.maxConnections";

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void asManyConnectionsAreKeptAsThreadsUseThem_unlessTheUserSaysOtherwise() {
        AwsClients.keepOpen(16);
        assertThat(System.getProperty(PROPERTY)).isEqualTo("16");

        AwsClients.keepOpen(32);
        assertThat(System.getProperty(PROPERTY)).isEqualTo("16");
    }
}
