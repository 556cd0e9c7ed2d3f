package io.sosw.local.wire.rest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Members of SDK objects that travel as headers, by header name. */
public final class HeaderMembers {
    private HeaderMembers() {}

    /** The text of those members whose header is among the names, written as in the SDK; absent ones are left out. */
    public static Map<String, String> read(SdkPojo pojo, Collection<String> names) {
        var texts = new LinkedHashMap<String, String>();
        for (var field : pojo.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER && names.contains(field.locationName())) {
                var value = field.getValueOrDefault(pojo);
                if (value != null) {
                    texts.put(field.locationName(), Texts.print(field, MarshallLocation.HEADER, value));
                }
            }
        }
        return texts;
    }

    /** Sets those members of a builder whose headers are given; other headers are ignored. */
    public static void fill(SdkPojo builder, Map<String, String> headers) {
        for (var field : builder.sdkFields()) {
            var text = field.location() == MarshallLocation.HEADER ? headers.get(field.locationName()) : null;
            if (text != null && field.marshallingType() != MarshallingType.MAP) {
                field.set(builder, Texts.parse(field, MarshallLocation.HEADER, text));
            }
        }
    }
}
