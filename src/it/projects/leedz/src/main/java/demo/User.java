package demo;

/** Somebody who wants to hear of a trade. */
public record User(String trade, String email) {}
