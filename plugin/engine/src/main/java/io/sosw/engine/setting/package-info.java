/** Settings of goals: command line before environment before pom before default, each with its origin. */
@NullMarked
package io.sosw.engine.setting;

import org.jspecify.annotations.NullMarked;
