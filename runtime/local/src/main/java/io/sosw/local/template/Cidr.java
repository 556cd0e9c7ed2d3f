package io.sosw.local.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;

/** {@code Fn::Cidr}: cuts an address block into equal smaller ones. */
final class Cidr {
    private static final Pattern BLOCK = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");

    private Cidr() {}

    static Object blocks(Node argument, Evaluation context) {
        var parts = argument.asSequence().items();
        if (parts.size() != 2) {
            Lists.exactly("Fn::Cidr", argument, 3);
        }
        var text = context.text(parts.get(0));
        var count = number(parts.get(1), context);
        var bits = parts.size() == 3 ? number(parts.get(2), context) : 8;
        var block = BLOCK.matcher(text);
        if (!block.matches()) {
            throw argument.place()
                    .error(
                            "Template error: Fn::Cidr cannot read the block '" + text + "'",
                            "write an IPv4 block such as 10.0.0.0/16.",
                            "template-reference");
        }
        var prefix = Integer.parseInt(block.group(2));
        if (count < 1 || count > 256 || bits < 1 || 32 - bits < prefix || bitsFor(count) > 32 - bits - prefix) {
            throw argument.place()
                    .error(
                            "Template error: " + count + " blocks of " + bits + " bits do not fit into " + text,
                            "take fewer (1 to 256) or smaller ones.",
                            "template-reference");
        }
        var blocks = new ArrayList<Object>();
        var base = address(block.group(1)) >>> (32 - prefix) << (32 - prefix);
        for (var i = 0; i < count; i++) {
            blocks.add(dotted(base + ((long) i << bits)) + "/" + (32 - bits));
        }
        return blocks;
    }

    private static int number(Node node, Evaluation context) {
        var text = context.text(node);
        if (!text.matches("\\d{1,4}")) {
            throw node.place()
                    .error(
                            "Template error: Fn::Cidr expected a number but found '" + text + "'",
                            "write digits.",
                            "template-reference");
        }
        return Integer.parseInt(text);
    }

    private static int bitsFor(int count) {
        return BigInteger.valueOf(count - 1L).bitLength();
    }

    private static long address(String dotted) {
        return Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).reduce(0, (sum, part) -> sum << 8 | part);
    }

    private static String dotted(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
