/** The query protocol: a form comes in, XML goes out. */
@NullMarked
package io.sosw.local.wire.query;

import org.jspecify.annotations.NullMarked;
