/** Java runtimes that travel with a function: only the modules it needs, and a cache of its dependencies' classes. */
@NullMarked
package io.sosw.engine.jre;

import org.jspecify.annotations.NullMarked;
