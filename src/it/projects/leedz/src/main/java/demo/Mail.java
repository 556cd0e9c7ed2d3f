package demo;

/** Sends mails. */
@FunctionalInterface
public interface Mail {

    /** Sends one. */
    void send(String to, String subject, String text);
}
