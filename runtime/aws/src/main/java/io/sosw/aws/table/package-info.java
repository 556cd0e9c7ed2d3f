/** Rows of DynamoDB tables as records or maps, with queries that send their limits. */
@NullMarked
package io.sosw.aws.table;

import org.jspecify.annotations.NullMarked;
