/** The health of what workers depend on: metrics, the feelings about their values, and how much work that allows. */
@NullMarked
package io.sosw.essentials.ecology;

import org.jspecify.annotations.NullMarked;
