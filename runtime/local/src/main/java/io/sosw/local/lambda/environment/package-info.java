/** Execution environments: a process, the Runtime API that it talks to, and the lines that the platform logs. */
@NullMarked
package io.sosw.local.lambda.environment;

import org.jspecify.annotations.NullMarked;
