package io.sosw.local.world;

/**
 * An Amazon resource name.
 *
 * @param service for example {@code sqs}
 * @param region empty for global services
 * @param account twelve digits, or empty (S3)
 * @param resource all that follows, colons and slashes included
 */
public record Arn(String service, String region, String account, String resource) {

    /**
     * @throws IllegalArgumentException if the text has not six parts beginning with {@code arn:aws}
     */
    public static Arn parse(String text) {
        var parts = text.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("arn") || !parts[1].startsWith("aws")) {
            throw new IllegalArgumentException("Not an ARN: " + text);
        }
        return new Arn(parts[2], parts[3], parts[4], parts[5]);
    }

    @Override
    public String toString() {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }
}
