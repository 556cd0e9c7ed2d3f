/** The parameters of before expressions, translated to the same syntax trees. */
@NullMarked
package io.sosw.local.dynamodb.legacy;

import org.jspecify.annotations.NullMarked;
