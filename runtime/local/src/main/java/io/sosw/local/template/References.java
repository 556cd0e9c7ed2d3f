package io.sosw.local.template;

/** What a template's expressions may refer to outside of it, besides parameters. */
public interface References {

    /**
     * What {@code Ref} gives for a resource.
     *
     * @param from where the template refers to it, for the message
     */
    Object ref(String logicalId, Place from);

    /** What {@code Fn::GetAtt} gives. */
    Object attribute(String logicalId, String attribute, Place from);

    /** The value that another stack exports. */
    Object importValue(String exportName, Place from);

    /** Refers to nothing: for conditions, rules and validation. */
    static References none() {
        return new References() {
            @Override
            public Object ref(String logicalId, Place from) {
                throw unresolved(logicalId, from);
            }

            @Override
            public Object attribute(String logicalId, String attribute, Place from) {
                throw unresolved(logicalId, from);
            }

            @Override
            public Object importValue(String exportName, Place from) {
                throw from.error(
                        "No export named " + exportName + " found.",
                        "deploy the stack that exports it first.",
                        "template-reference");
            }
        };
    }

    private static RuntimeException unresolved(String logicalId, Place from) {
        return from.error(
                "Template format error: Unresolved resource dependencies [" + logicalId
                        + "] in the Resources block of the template",
                "the resource does not exist under the conditions in force; guard the reference with !If.",
                "template-reference");
    }
}
