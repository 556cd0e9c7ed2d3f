/** The REST protocols: URI templates of the SDK's own marshallers, members in path, query, headers and body. */
@NullMarked
package io.sosw.local.wire.rest;

import org.jspecify.annotations.NullMarked;
