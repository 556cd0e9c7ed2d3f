/** TransactWriteItems and TransactGetItems. */
@NullMarked
package io.sosw.local.dynamodb.transaction;

import org.jspecify.annotations.NullMarked;
