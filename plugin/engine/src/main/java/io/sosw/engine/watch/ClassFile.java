package io.sosw.engine.watch;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Names that stand in a class file's constant pool: classes, descriptors, signatures, annotations, and texts too, since a
 * class may be loaded by its name. Format: Java Virtual Machine Specification, 4.4.
 */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;

    private ClassFile() {}

    /**
     * All words that may be a class's name, nested classes under the name of the outermost one.
     *
     * @throws IOException if these are not the bytes of a class
     */
    static Set<String> words(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt(); // versions
        int count = in.readUnsignedShort();
        var words = new HashSet<String>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                split(in.readUTF(), words);
            } else {
                in.skipNBytes(length(tag));
            }
            if (tag == 5 || tag == 6) {
                index++; // long and double take two entries
            }
        }
        return words;
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("unknown constant " + tag);
        };
    }

    static void split(String text, Set<String> words) {
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !part(text.charAt(at))) {
                if (at > from) {
                    add(text.substring(from, at).replace('.', '/'), words);
                }
                from = at + 1;
            }
        }
    }

    private static void add(String word, Set<String> words) {
        words.add(outermost(word));
        if (word.charAt(0) == 'L') {
            words.add(outermost(word.substring(1))); // of a descriptor
        }
    }

    private static boolean part(char character) {
        return character == '/' || character == '.' || Character.isJavaIdentifierPart(character);
    }

    /** The name of the class that the named one stands in. */
    static String outermost(String name) {
        int dollar = name.indexOf('$', 1);
        return dollar < 0 ? name : name.substring(0, dollar);
    }
}
