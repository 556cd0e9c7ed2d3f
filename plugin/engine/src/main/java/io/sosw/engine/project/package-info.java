/** What a user's project declares: its functions, its defaults, its resources; read with file and line. */
@NullMarked
package io.sosw.engine.project;

import org.jspecify.annotations.NullMarked;
