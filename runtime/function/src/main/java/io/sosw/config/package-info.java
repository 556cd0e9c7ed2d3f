/** Immutable configuration in which every value knows its origin. */
@NullMarked
package io.sosw.config;

import org.jspecify.annotations.NullMarked;
