/** What a function counts and times, for one invocation and for the life of its process. */
@NullMarked
package io.sosw.stats;

import org.jspecify.annotations.NullMarked;
