/** Application Auto Scaling: step scaling of ECS services by alarms, and the queue depths that such alarms look at. */
@NullMarked
package io.sosw.local.autoscaling;

import org.jspecify.annotations.NullMarked;
