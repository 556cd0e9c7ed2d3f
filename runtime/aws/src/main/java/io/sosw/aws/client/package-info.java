/** Clients of the AWS SDK with explicit timeouts and attempts, one HTTP client, and endpoints that can be redirected. */
@NullMarked
package io.sosw.aws.client;

import org.jspecify.annotations.NullMarked;
