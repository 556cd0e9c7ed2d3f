/** What S3 keeps: an index ordered as S3 lists it, small bodies beside it, large bodies in files. */
@NullMarked
package io.sosw.local.s3.store;

import org.jspecify.annotations.NullMarked;
