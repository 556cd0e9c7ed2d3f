package io.sosw.local.wire.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Fills builders of the SDK from XML. */
public final class XmlReader {
    private XmlReader() {}

    /**
     * Fills {@code into} from the document's root element, whatever its name.
     *
     * @throws BadRequest if it is not well-formed or a value does not fit its member
     */
    public static void read(byte[] document, SdkPojo into) {
        fill(into, XmlNode.parse(document));
    }

    private static void fill(SdkPojo builder, XmlNode node) {
        for (var field : builder.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD) {
                var value = member(field, node);
                if (value != null) {
                    field.set(builder, value);
                }
            }
        }
    }

    private static @Nullable Object member(SdkField<?> field, XmlNode parent) {
        var list = field.getTrait(ListTrait.class);
        if (list != null) {
            return list(list, field.locationName(), parent);
        }
        var map = field.getTrait(MapTrait.class);
        if (map != null) {
            return map(map, field.locationName(), parent);
        }
        if (field.containsTrait(XmlAttributeTrait.class)) {
            var attribute = parent.attributes().get(field.locationName());
            return attribute == null ? null : Texts.parse(field, MarshallLocation.PAYLOAD, attribute);
        }
        var child = parent.child(field.locationName());
        return child == null ? null : value(field, child);
    }

    private static Object value(SdkField<?> field, XmlNode node) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            var builder = field.constructor().get();
            fill(builder, node);
            return ((SdkBuilder<?, ?>) builder).build();
        }
        return Texts.parse(field, MarshallLocation.PAYLOAD, node.text().toString());
    }

    private static @Nullable List<Object> list(ListTrait trait, String name, XmlNode parent) {
        List<XmlNode> nodes;
        if (trait.isFlattened()) {
            nodes = parent.children(trait.memberLocationName() == null ? name : trait.memberLocationName());
            nodes = nodes.isEmpty() ? parent.children(name) : nodes;
            if (nodes.isEmpty()) {
                return null;
            }
        } else {
            var wrapper = parent.child(name);
            if (wrapper == null) {
                return null;
            }
            nodes = wrapper.children();
        }
        var values = new ArrayList<>();
        nodes.forEach(n -> values.add(value(trait.memberFieldInfo(), n)));
        return values;
    }

    private static @Nullable Map<String, Object> map(MapTrait trait, String name, XmlNode parent) {
        var holder = trait.isFlattened() ? parent : parent.child(name);
        if (holder == null) {
            return null;
        }
        var map = new LinkedHashMap<String, Object>();
        for (var entry : holder.children(trait.isFlattened() ? name : "entry")) {
            var key = entry.child(trait.keyLocationName());
            var value = entry.child(trait.valueLocationName());
            if (key != null && value != null) {
                map.put(key.text().toString(), value(trait.valueFieldInfo(), value));
            }
        }
        return map;
    }
}
