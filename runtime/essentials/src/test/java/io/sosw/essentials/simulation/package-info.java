/** A deterministic simulation of many processes with one seed: virtual clock, crashes, lost replies, lagging index. */
@NullMarked
package io.sosw.essentials.simulation;

import org.jspecify.annotations.NullMarked;
