package demo;

/** What became of an order: taken now, or a repeated delivery of one that was taken before. */
public record Taken(String id, boolean repeated) {}
