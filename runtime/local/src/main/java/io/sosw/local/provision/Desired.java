package io.sosw.local.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A resource as it shall be.
 *
 * @param stack the stack's name
 * @param generation counts replacements, so that a generated name never meets its predecessor
 */
public record Desired(String stack, String logicalId, String type, int generation, Properties properties) {

    /** The name that the template gives, or a generated one such as {@code my-stack-Queue-1A2B3C4D5E6F}. */
    public String name(String property) {
        return properties.text(property, generatedName());
    }

    /** As CloudFormation makes them, but the same each time for the same stack. */
    public String generatedName() {
        var name = stack + "-" + logicalId + "-" + suffix();
        return name.length() <= 63 ? name : name.substring(name.length() - 63).replaceFirst("^[^A-Za-z]+", "");
    }

    /** For services that want small letters. */
    public String generatedLowerName() {
        return generatedName().toLowerCase(Locale.ROOT);
    }

    private String suffix() {
        try {
            var text = stack + "\n" + logicalId + "\n" + generation;
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
