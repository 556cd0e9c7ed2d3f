package io.sosw.local.ses;

import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The mails that were sent and the identities that were verified, of both of SES's interfaces. The newest
 * {@value #MOST} mails are kept.
 *
 * <p>Safe for use by several threads.
 */
public final class Outbox {
    private static final int MOST = 1000;
    private final World world;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private final Set<String> identities = new TreeSet<>();
    private final List<Consumer<Mail>> listeners = new CopyOnWriteArrayList<>();

    public Outbox(World world) {
        this.world = world;
    }

    /** Calls the listener for each mail from now on, in the thread of whoever sends it. */
    public void listen(Consumer<Mail> listener) {
        listeners.add(listener);
    }

    /** Keeps the mail and says what SES would answer as its id. */
    String send(Mail unsent) {
        MailRules.check(unsent);
        var now = world.clock().instant();
        var id = String.format(Locale.ROOT, "%016x-%s-000000", now.toEpochMilli(), Ids.uuid(world.random()));
        var mail = unsent.sent(id, now);
        synchronized (this) {
            mails.addLast(mail);
            if (mails.size() > MOST) {
                mails.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(mail));
        return id;
    }

    /** All mails, the oldest first. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** The mail with the id that SES answered. */
    public synchronized Optional<Mail> mail(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** Throws all mails away. Identities stay. */
    public synchronized void clear() {
        mails.clear();
    }

    synchronized boolean verify(String identity) {
        return identities.add(identity);
    }

    synchronized boolean forget(String identity) {
        return identities.remove(identity);
    }

    synchronized List<String> identities() {
        return List.copyOf(identities);
    }
}
