/** Functions, their versions and aliases, their code on disk. */
@NullMarked
package io.sosw.local.lambda.function;

import org.jspecify.annotations.NullMarked;
