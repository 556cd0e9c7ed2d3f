/** What a fresh AWS for each test costs. */
@NullMarked
package io.sosw.bench.world;

import org.jspecify.annotations.NullMarked;
