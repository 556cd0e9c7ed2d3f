/** Amazon CloudWatch Logs on one machine. */
@NullMarked
package io.sosw.local.logs;

import org.jspecify.annotations.NullMarked;
