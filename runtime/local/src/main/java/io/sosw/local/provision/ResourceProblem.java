package io.sosw.local.provision;

/** Why a resource cannot be made, updated or deleted. Ends up as the reason of a stack event. */
public final class ResourceProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code a handler error code of CloudFormation, for example {@code InvalidRequest}
     */
    public ResourceProblem(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The handler error code. */
    public String code() {
        return code;
    }

    /** A property that must be there. */
    static ResourceProblem missing(String property) {
        return new ResourceProblem(
                "InvalidRequest", "Properties validation failed: #: required key [" + property + "] not found");
    }

    /** A property of the wrong type. */
    static ResourceProblem wrongType(String property, String expected, Object found) {
        return new ResourceProblem(
                "InvalidRequest",
                "Properties validation failed: #/" + property + ": expected type: " + expected + ", found: " + found);
    }
}
