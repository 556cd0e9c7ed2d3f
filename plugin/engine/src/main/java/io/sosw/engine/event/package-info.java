/** Sample events of the AWS services that call functions. */
@NullMarked
package io.sosw.engine.event;

import org.jspecify.annotations.NullMarked;
