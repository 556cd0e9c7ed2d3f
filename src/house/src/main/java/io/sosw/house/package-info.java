/** The rules of this repository, as tests that every module inherits. */
@NullMarked
package io.sosw.house;

import org.jspecify.annotations.NullMarked;
