/** DynamoDB Streams: what happened to a table's items, in order, for a day. */
@NullMarked
package io.sosw.local.dynamodb.stream;

import org.jspecify.annotations.NullMarked;
