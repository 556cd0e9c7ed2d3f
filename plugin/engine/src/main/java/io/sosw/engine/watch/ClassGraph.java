package io.sosw.engine.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of the project's classes names which, read from compiled classes and {@code META-INF/services}. Names are internal
 * ones of outermost classes: {@code com/acme/LoadAirports}.
 */
final class ClassGraph {
    private static final String SERVICES = "META-INF/services/";

    private final List<Path> folders;
    private Map<Path, Node> nodes = new HashMap<>();

    /** What a file says; equal files are the same. */
    private record Node(long modified, long size, ByteBuffer hash, String name, Set<String> words) {
        boolean untouched(BasicFileAttributes now) {
            return modified == now.lastModifiedTime().toMillis() && size == now.size();
        }
    }

    ClassGraph(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Reads what has changed; gives the names of classes that are new, gone or different. */
    Set<String> refresh() throws IOException {
        var now = new HashMap<Path, Node>();
        var changed = new HashSet<String>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.toList()) {
                        var relative = folder.relativize(file).toString().replace('\\', '/');
                        if (relative.endsWith(".class") || relative.startsWith(SERVICES)) {
                            see(file, relative, now, changed);
                        }
                    }
                }
            }
        }
        nodes.forEach((file, node) -> {
            if (!now.containsKey(file)) {
                changed.add(node.name());
            }
        });
        nodes = now;
        return changed;
    }

    private void see(Path file, String relative, Map<Path, Node> now, Set<String> changed) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            return;
        }
        var before = nodes.get(file);
        if (before != null && before.untouched(attributes)) {
            now.put(file, before);
            return;
        }
        var bytes = Files.readAllBytes(file);
        var node = node(relative, bytes, attributes);
        now.put(file, node);
        if (before == null || !before.hash().equals(node.hash())) {
            changed.add(node.name());
        }
    }

    private static Node node(String relative, byte[] bytes, BasicFileAttributes attributes) throws IOException {
        Set<String> words = new HashSet<>();
        String name;
        if (relative.startsWith(SERVICES)) {
            name = ClassFile.outermost(relative.substring(SERVICES.length()).replace('.', '/'));
            ClassFile.split(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), words);
        } else {
            name = ClassFile.outermost(relative.substring(0, relative.length() - ".class".length()));
            words = ClassFile.words(bytes);
        }
        return new Node(attributes.lastModifiedTime().toMillis(), attributes.size(), sha256(bytes), name, words);
    }

    private static ByteBuffer sha256(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The classes themselves and all that depend on them, directly or through others. */
    Set<String> dependents(Set<String> classes) {
        var callers = new HashMap<String, Set<String>>();
        var known = new HashSet<String>(classes);
        nodes.values().forEach(node -> known.add(node.name()));
        for (Node node : nodes.values()) {
            for (String word : node.words()) {
                if (known.contains(word)) {
                    callers.computeIfAbsent(word, callee -> new HashSet<>()).add(node.name());
                }
            }
        }
        var found = new HashSet<>(classes);
        var open = new ArrayDeque<>(classes);
        while (!open.isEmpty()) {
            for (String caller : callers.getOrDefault(open.remove(), Set.of())) {
                if (found.add(caller)) {
                    open.add(caller);
                }
            }
        }
        return found;
    }
}
