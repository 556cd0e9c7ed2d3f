/** AWS Security Token Service on one machine. */
@NullMarked
package io.sosw.local.sts;

import org.jspecify.annotations.NullMarked;
