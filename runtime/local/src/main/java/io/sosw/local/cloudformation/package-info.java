/** CloudFormation: stacks, change sets, events, rollback, outputs and exports, over the local services. */
@NullMarked
package io.sosw.local.cloudformation;

import org.jspecify.annotations.NullMarked;
