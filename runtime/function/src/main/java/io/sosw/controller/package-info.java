/** One function for many subroutines that share what they use. */
@NullMarked
package io.sosw.controller;

import org.jspecify.annotations.NullMarked;
