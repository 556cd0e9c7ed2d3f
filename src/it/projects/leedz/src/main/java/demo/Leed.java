package demo;

/**
 * A job that somebody offers.
 *
 * @param date such as {@code 2026-07-04}
 * @param seller the mail address of who offers it
 */
public record Leed(String trade, String date, String address, String seller, String details) {}
