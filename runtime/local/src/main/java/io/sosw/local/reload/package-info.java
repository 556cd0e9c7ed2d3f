/**
 * Exchanges a function's classes in a warm JVM. It lives in the function's process on a developer's machine only, behind the
 * function's own class path, and uses nothing but the JDK and {@code sosw-function}.
 */
@NullMarked
package io.sosw.local.reload;

import org.jspecify.annotations.NullMarked;
