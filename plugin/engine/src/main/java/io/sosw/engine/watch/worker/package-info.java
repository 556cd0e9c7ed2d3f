/** What runs in the tests' JVM: the JDK and the project's JUnit Platform are all that it may use. */
@NullMarked
package io.sosw.engine.watch.worker;

import org.jspecify.annotations.NullMarked;
