/** Who works: a function that takes tasks, and how much it may be given. */
@NullMarked
package io.sosw.essentials.labourer;

import org.jspecify.annotations.NullMarked;
