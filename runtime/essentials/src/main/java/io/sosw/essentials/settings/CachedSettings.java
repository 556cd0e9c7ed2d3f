package io.sosw.essentials.settings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are read again after a while, so that a change is picked up without a redeploy. While the place cannot be
 * read, or holds nonsense, the last good settings stay in force.
 *
 * <p>Safe for use by several threads.
 */
public final class CachedSettings {
    private static final Logger LOG = System.getLogger(CachedSettings.class.getName());

    private final SettingsSource source;
    private final Clock clock;
    private final Duration fresh;
    private @Nullable EssentialsSettings last;
    private Instant readAt = Instant.MIN;

    /**
     * @param fresh how long settings are taken as they are
     */
    public CachedSettings(SettingsSource source, Clock clock, Duration fresh) {
        this.source = source;
        this.clock = clock;
        this.fresh = fresh;
    }

    /**
     * @throws RuntimeException if they were never read and cannot be
     */
    public synchronized EssentialsSettings get(String function) {
        var now = clock.instant();
        if (last != null && now.isBefore(readAt.plus(fresh))) {
            return last;
        }
        try {
            last = EssentialsSettings.of(source.load(function));
            readAt = now;
            complain(last.faulty());
        } catch (RuntimeException e) {
            if (last == null) {
                throw e;
            }
            LOG.log(Level.ERROR, "The settings could not be read and stay as they were", e);
        }
        return last;
    }

    private static void complain(Map<String, String> faulty) {
        faulty.forEach((id, problem) -> LOG.log(Level.ERROR, "Labourer {0} is left out: {1}", id, problem));
    }
}
