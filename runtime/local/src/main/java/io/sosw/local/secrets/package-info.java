/** AWS Secrets Manager on one machine. */
@NullMarked
package io.sosw.local.secrets;

import org.jspecify.annotations.NullMarked;
