/** DynamoDB in one JVM. */
@NullMarked
package io.sosw.local.dynamodb;

import org.jspecify.annotations.NullMarked;
