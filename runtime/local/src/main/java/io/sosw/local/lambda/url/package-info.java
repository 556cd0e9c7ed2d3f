/** Function URLs: HTTP on a port of their own. */
@NullMarked
package io.sosw.local.lambda.url;

import org.jspecify.annotations.NullMarked;
