package io.sosw.bench.json;

/** The floor: a JVM that reads and prints. */
public final class WithNothing {
    private WithNothing() {}

    /** The whole life of a process: read, bind, write. */
    public static void main(String[] args) {
        var text = Input.text();
        System.out.println(text.length());
    }
}
