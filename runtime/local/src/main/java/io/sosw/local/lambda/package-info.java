/** AWS Lambda on one machine. */
@NullMarked
package io.sosw.local.lambda;

import org.jspecify.annotations.NullMarked;
