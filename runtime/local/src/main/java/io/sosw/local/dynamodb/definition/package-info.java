/** Creating, changing and describing tables; time to live; tags. */
@NullMarked
package io.sosw.local.dynamodb.definition;

import org.jspecify.annotations.NullMarked;
