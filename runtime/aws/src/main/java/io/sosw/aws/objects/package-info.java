/** S3 as the object store of functions. */
@NullMarked
package io.sosw.aws.objects;

import org.jspecify.annotations.NullMarked;
