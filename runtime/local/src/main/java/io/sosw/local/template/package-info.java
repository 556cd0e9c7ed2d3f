/** CloudFormation templates: read with positions, evaluate intrinsic functions and conditions, order by dependency. */
@NullMarked
package io.sosw.local.template;

import org.jspecify.annotations.NullMarked;
