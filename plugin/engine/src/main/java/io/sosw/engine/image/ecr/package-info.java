/** Login to Amazon's registry; loaded apart together with the SDK. */
@NullMarked
package io.sosw.engine.image.ecr;

import org.jspecify.annotations.NullMarked;
