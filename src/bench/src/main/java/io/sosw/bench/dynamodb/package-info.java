/** How fast the local DynamoDB is, and how much room its items take. */
@NullMarked
package io.sosw.bench.dynamodb;

import org.jspecify.annotations.NullMarked;
