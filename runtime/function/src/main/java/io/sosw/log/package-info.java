/** One line a record, as text or JSON, with level and request id; reached by {@link java.lang.System.Logger}. */
@NullMarked
package io.sosw.log;

import org.jspecify.annotations.NullMarked;
