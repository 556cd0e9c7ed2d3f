/** Patterns over JSON, as SNS filter policies and EventBridge rules write them. */
@NullMarked
package io.sosw.local.pattern;

import org.jspecify.annotations.NullMarked;
