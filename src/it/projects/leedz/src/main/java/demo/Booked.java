package demo;

/** A leed in the books. */
public record Booked(String id, String number) {}
