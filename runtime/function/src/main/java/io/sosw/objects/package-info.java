/** Objects in buckets, as a function sees them. */
@NullMarked
package io.sosw.objects;

import org.jspecify.annotations.NullMarked;
