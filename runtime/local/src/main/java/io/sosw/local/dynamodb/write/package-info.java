/** PutItem, UpdateItem, DeleteItem and BatchWriteItem. */
@NullMarked
package io.sosw.local.dynamodb.write;

import org.jspecify.annotations.NullMarked;
