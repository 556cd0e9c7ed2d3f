/** The SQL database of the shim: a real MariaDB server as a child process. */
@NullMarked
package io.sosw.local.sql;

import org.jspecify.annotations.NullMarked;
