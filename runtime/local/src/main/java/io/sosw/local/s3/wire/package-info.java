/** S3 on the wire: its own dialect of REST-XML, bodies in signed chunks, presigned addresses, browser forms. */
@NullMarked
package io.sosw.local.s3.wire;

import org.jspecify.annotations.NullMarked;
