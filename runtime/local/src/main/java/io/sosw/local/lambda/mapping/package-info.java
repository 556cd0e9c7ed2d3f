/** Event source mappings: queues that drive functions. */
@NullMarked
package io.sosw.local.lambda.mapping;

import org.jspecify.annotations.NullMarked;
