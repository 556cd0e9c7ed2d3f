package io.sosw.local.wire.query;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * SQS as it was before it learned JSON, for clients such as AWS CLI 2.9: everything flattened, items named by their
 * type or in the singular.
 */
enum LegacySqsNames implements FieldNames {
    INSTANCE;

    @Override
    public Names list(SdkField<?> field) {
        var member = field.getTrait(ListTrait.class).memberFieldInfo();
        var name = member.constructor() == null ? singular(field.locationName()) : typeName(member);
        return new Names(name, true, "", "", "");
    }

    @Override
    public Names map(SdkField<?> field) {
        var name = singular(field.locationName());
        return new Names(name, true, "", name.equals("Tag") ? "Key" : "Name", "Value");
    }

    private static String typeName(SdkField<?> member) {
        return member.constructor().get().getClass().getEnclosingClass().getSimpleName();
    }

    private static String singular(String name) {
        if (name.equals("Actions")) {
            return "ActionName";
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 1);
    }
}
