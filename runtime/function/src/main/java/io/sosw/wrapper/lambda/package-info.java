/** Lambda's entry points: the stream handler of managed runtimes and our own Runtime API loop. */
@NullMarked
package io.sosw.wrapper.lambda;

import org.jspecify.annotations.NullMarked;
