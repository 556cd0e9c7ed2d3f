/** Parameters of AWS Systems Manager on one machine. */
@NullMarked
package io.sosw.local.ssm;

import org.jspecify.annotations.NullMarked;
