/** AWS IAM on one machine: roles and policies are stored, nothing is enforced. */
@NullMarked
package io.sosw.local.iam;

import org.jspecify.annotations.NullMarked;
