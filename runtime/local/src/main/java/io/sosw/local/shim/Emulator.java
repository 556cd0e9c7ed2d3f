package io.sosw.local.shim;

import java.net.URI;
import java.util.Optional;

/**
 * An AWS that somebody else runs.
 *
 * @param id changes whenever it begins anew
 * @param endpoint of all its services; by number, so that SDKs put bucket names into the path
 * @param sql address and login of an SQL server beside it, as {@code --sql_server} has it
 */
public record Emulator(String id, URI endpoint, Optional<String> sql) {}
