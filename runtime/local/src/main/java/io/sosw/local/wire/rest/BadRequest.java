package io.sosw.local.wire.rest;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request that no operation can be called with; the client reads code and message. */
public final class BadRequest extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    /** Answered with status 400. */
    public BadRequest(String code, String message, @Nullable Throwable cause) {
        this(400, code, message, cause);
    }

    /**
     * @param status of the HTTP response
     * @param code AWS's error code
     */
    public BadRequest(int status, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.status = status;
    }

    /** AWS's error code, for example {@code MalformedXML}. */
    public String code() {
        return code;
    }

    /** The status of the HTTP response. */
    public int status() {
        return status;
    }
}
