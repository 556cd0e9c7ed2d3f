package demo;

/** What a message says. */
public record Order(String id) {}
