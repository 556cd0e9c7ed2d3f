package io.sosw.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The messages of all clients. One may be received before its sender has noted it, so this is judged at the end. */
final class Messages {
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> early = ConcurrentHashMap.newKeySet();

    void sent(String body) {
        if (!early.remove(body)) {
            waiting.add(body);
        }
    }

    /** The body is one that a client sends. */
    void received(String body) {
        assertThat(body).matches("\\d/\\d+");
    }

    synchronized void deleted(String body) {
        if (!waiting.remove(body)) {
            early.add(body);
        }
    }

    /**
     * Those that were not deleted are there, each once. One that was delivered to two clients may outlive the delete
     * with the older receipt handle.
     */
    void areLeft(List<String> found, long deliveredTwice) {
        assertThat(found).doesNotHaveDuplicates().containsAll(waiting);
        assertThat(found.size() - waiting.size()).isLessThanOrEqualTo((int) deliveredTwice);
    }
}
