/** Claims of idempotent work in DynamoDB. */
@NullMarked
package io.sosw.aws.idempotency;

import org.jspecify.annotations.NullMarked;
