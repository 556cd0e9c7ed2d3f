/**
 * The unit wrapper: contexts made in a line, fakes at the level of the runtime's ports, and the contract that one function
 * gives the same results through every wrapper.
 */
@NullMarked
package io.sosw.local.junit;

import org.jspecify.annotations.NullMarked;
