/** Tables and their indexes in memory: keys, order, storage, expiry. */
@NullMarked
package io.sosw.local.dynamodb.table;

import org.jspecify.annotations.NullMarked;
