/** Amazon SNS on one machine. */
@NullMarked
package io.sosw.local.sns;

import org.jspecify.annotations.NullMarked;
