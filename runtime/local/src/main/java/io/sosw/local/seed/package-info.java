/** Fills a local AWS with a project's sample data. */
@NullMarked
package io.sosw.local.seed;

import org.jspecify.annotations.NullMarked;
