/** Amazon SES on one machine: nothing is sent, every mail is kept in an outbox. */
@NullMarked
package io.sosw.local.ses;

import org.jspecify.annotations.NullMarked;
