/** Attribute values: what is valid, how large it is, how it orders, and items made of them. */
@NullMarked
package io.sosw.local.dynamodb.value;

import org.jspecify.annotations.NullMarked;
