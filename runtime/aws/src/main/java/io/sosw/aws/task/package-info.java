/**
 * Task items and their conditional expressions, in one place for the essentials, the workers and {@code sosw:tasks}.
 *
 * <p>The protocol is fenced: a lease raises the attempt and is conditional on what was seen; an attempt starts at most
 * once; a completion is conditional on its attempt. Each task is therefore closed exactly once, however often calls are
 * repeated, replies are lost or processes die.
 */
@NullMarked
package io.sosw.aws.task;

import org.jspecify.annotations.NullMarked;
