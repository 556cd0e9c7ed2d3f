package io.sosw.house.cycle.one;

import io.sosw.house.cycle.other.Second;

public record First(Second next) {}
