package demo;

/** What a subroutine is told. */
public record Told(Posted leed) {}
