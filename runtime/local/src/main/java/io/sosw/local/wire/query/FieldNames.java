package io.sosw.local.wire.query;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** How lists and maps are named in forms and XML. */
interface FieldNames {

    /** The element or parameter of the member itself. */
    default String plain(SdkField<?> field) {
        return field.locationName();
    }

    Names list(SdkField<?> field);

    Names map(SdkField<?> field);

    /**
     * @param name of the member
     * @param flattened whether items stand at the place of the member instead of inside it
     * @param item the element around an item; meaningless when flattened
     * @param key of a map entry
     * @param value of a map entry
     */
    record Names(String name, boolean flattened, String item, String key, String value) {}

    /** As the SDK's traits say. */
    FieldNames FROM_TRAITS = new FieldNames() {
        @Override
        public Names list(SdkField<?> field) {
            var trait = field.getTrait(ListTrait.class);
            var item = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
            return new Names(field.locationName(), trait.isFlattened(), item, "", "");
        }

        @Override
        public Names map(SdkField<?> field) {
            var trait = field.getTrait(MapTrait.class);
            var key = trait.keyLocationName() == null ? "key" : trait.keyLocationName();
            var value = trait.valueLocationName() == null ? "value" : trait.valueLocationName();
            return new Names(field.locationName(), trait.isFlattened(), "entry", key, value);
        }
    };
}
