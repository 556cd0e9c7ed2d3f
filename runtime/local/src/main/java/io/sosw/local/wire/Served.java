package io.sosw.local.wire;

/**
 * A service behind the port.
 *
 * @param scope the name in the signature's credential scope, for example {@code sqs}
 * @param api the SDK's client interface, for example {@code SqsClient}
 * @param client our implementation of it
 */
public record Served(String scope, Class<?> api, Object client) {}
