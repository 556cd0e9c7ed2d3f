/** Amazon CloudWatch's metrics and alarms on one machine. */
@NullMarked
package io.sosw.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
