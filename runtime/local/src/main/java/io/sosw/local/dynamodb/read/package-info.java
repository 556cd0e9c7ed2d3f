/** GetItem, BatchGetItem, Query and Scan. */
@NullMarked
package io.sosw.local.dynamodb.read;

import org.jspecify.annotations.NullMarked;
