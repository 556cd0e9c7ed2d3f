package io.sosw.local.lambda.function;

import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** A function's settings and code as they are at one version; {@code $LATEST} is another one after each change. */
public record FunctionVersion(FunctionConfiguration configuration, Code code) {}
