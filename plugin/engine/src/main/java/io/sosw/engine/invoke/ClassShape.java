package io.sosw.engine.invoke;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What other sources are compiled against: all of a class but the code of its methods and what is private. Two classes of the same shape can take each other's place. Format: Java Virtual Machine Specification, chapter 4.
 */
final class ClassShape {
    private static final int PRIVATE = 0x0002;
    private static final int ANNOTATION = 0x2000;

    private final DataInputStream in;
    private final Object[] constants;
    private final List<Object> shape = new ArrayList<>();

    private ClassShape(byte[] bytes) throws IOException {
        in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipNBytes(8); // magic number, versions
        constants = new Object[in.readUnsignedShort()];
    }

    /** Equal for classes that others cannot tell apart. */
    static List<Object> of(byte[] bytes) throws IOException {
        var reading = new ClassShape(bytes);
        reading.constants();
        reading.header();
        return List.copyOf(reading.shape);
    }

    private void constants() throws IOException {
        for (int index = 1; index < constants.length; index++) {
            int tag = in.readUnsignedByte();
            constants[index] = switch (tag) {
                case 1 -> in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> in.readLong();
                case 7, 8, 16, 19, 20 -> new Reference(in.readUnsignedShort());
                case 9, 10, 11, 12, 15, 17, 18 -> in.readNBytes(tag == 15 ? 3 : 4).length; // of code alone
                default -> throw new IOException("unknown constant " + tag);
            };
            if (tag == 5 || tag == 6) {
                index++; // long and double take two entries
            }
        }
    }

    /** To another constant. */
    private record Reference(int index) {}

    /** A constant by itself, so that it means the same in another class. */
    private Object constant(int index) {
        var value = index == 0 ? "" : constants[index];
        return value instanceof Reference reference ? constant(reference.index()) : value == null ? "" : value;
    }

    private Object next(DataInputStream from) throws IOException {
        return constant(from.readUnsignedShort());
    }

    private void header() throws IOException {
        int flags = in.readUnsignedShort();
        // what an annotation is annotated with changes how others compile: no two are alike
        shape.add((flags & ANNOTATION) == 0 ? flags : new Object());
        var name = next(in);
        shape.add(name);
        shape.add(next(in));
        shape.add(names(in));
        members();
        members();
        attributes(in, name, shape);
    }

    private void members() throws IOException {
        var seen = new ArrayList<List<Object>>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int flags = in.readUnsignedShort();
            var member = new ArrayList<Object>(List.of(flags, next(in), next(in)));
            attributes(in, "", member);
            if ((flags & PRIVATE) == 0) {
                seen.add(member);
            }
        }
        shape.add(seen);
    }

    private void attributes(DataInputStream from, Object owner, List<Object> into) throws IOException {
        for (int left = from.readUnsignedShort(); left > 0; left--) {
            var name = next(from);
            var bytes = from.readNBytes(from.readInt());
            var content = new DataInputStream(new ByteArrayInputStream(bytes));
            switch (String.valueOf(name)) {
                case "ConstantValue", "Signature" -> into.addAll(List.of(name, next(content)));
                case "Exceptions", "PermittedSubclasses" -> into.addAll(List.of(name, names(content)));
                case "Record" -> into.addAll(List.of(name, components(content)));
                case "InnerClasses" -> nested(content, owner, into);
                default -> {
                    // nothing that others see
                }
            }
        }
    }

    private List<Object> names(DataInputStream from) throws IOException {
        var names = new ArrayList<>();
        for (int left = from.readUnsignedShort(); left > 0; left--) {
            names.add(next(from));
        }
        return names;
    }

    private List<Object> components(DataInputStream from) throws IOException {
        var components = new ArrayList<>();
        for (int left = from.readUnsignedShort(); left > 0; left--) {
            components.add(next(from));
            components.add(next(from));
            attributes(from, "", components);
        }
        return components;
    }

    /** The class's own entry tells how it was declared; the others only who is spoken of. */
    private void nested(DataInputStream from, Object owner, List<Object> into) throws IOException {
        for (int left = from.readUnsignedShort(); left > 0; left--) {
            var inner = next(from);
            from.skipNBytes(4);
            int flags = from.readUnsignedShort();
            if (inner.equals(owner)) {
                into.add(flags);
            }
        }
    }
}
