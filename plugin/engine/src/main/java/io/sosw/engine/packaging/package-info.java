/** Zips for Lambda: small, byte-identical from the same classes, and within Lambda's limits. */
@NullMarked
package io.sosw.engine.packaging;

import org.jspecify.annotations.NullMarked;
