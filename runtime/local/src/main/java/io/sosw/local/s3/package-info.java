/** S3 in memory and files: {@link io.sosw.local.s3.LocalS3}. */
@NullMarked
package io.sosw.local.s3;

import org.jspecify.annotations.NullMarked;
