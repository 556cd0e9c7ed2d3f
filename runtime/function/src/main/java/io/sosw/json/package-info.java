/** A small JSON codec: text to maps, lists and records and back, without loss. */
@NullMarked
package io.sosw.json;

import org.jspecify.annotations.NullMarked;
