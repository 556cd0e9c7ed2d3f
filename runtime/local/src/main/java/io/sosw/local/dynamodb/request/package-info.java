/** Rules about requests as a whole, and the accounts of capacity. */
@NullMarked
package io.sosw.local.dynamodb.request;

import org.jspecify.annotations.NullMarked;
