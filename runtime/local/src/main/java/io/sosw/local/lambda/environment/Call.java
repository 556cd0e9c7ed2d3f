package io.sosw.local.lambda.environment;

/**
 * One event for a function.
 *
 * @param requestId a UUID
 * @param arn as invoked, with the qualifier
 * @param payload JSON
 * @param clientContext JSON in base64, or empty
 * @param trace X-Ray's trace header
 */
public record Call(String requestId, String arn, byte[] payload, String clientContext, String trace) {}
