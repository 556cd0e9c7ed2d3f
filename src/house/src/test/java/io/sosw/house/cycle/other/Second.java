package io.sosw.house.cycle.other;

public record Second(Object any) {
    static Class<?> back() {
        return io.sosw.house.cycle.one.First.class;
    }
}
