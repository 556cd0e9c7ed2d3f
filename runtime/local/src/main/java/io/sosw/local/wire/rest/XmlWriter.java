package io.sosw.local.wire.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes objects of the SDK as XML. */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder(512);

    private XmlWriter() {}

    /**
     * @param root the root element
     * @param namespace its default namespace, or empty
     * @param value only members that stand in the body are written
     */
    public static byte[] write(String root, String namespace, SdkPojo value) {
        var writer = new XmlWriter();
        writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
        if (!namespace.isEmpty()) {
            writer.out.append(" xmlns=\"").append(namespace).append('"');
        }
        writer.attributes(value);
        writer.out.append('>');
        writer.members(value);
        writer.out.append("</").append(root).append('>');
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Text as it stands between tags; what XML 1.0 cannot hold becomes a reference, as S3 writes it. */
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (c < ' ' && c != '\n' && c != '\t' || c >= 0xFFFE) {
                        escaped.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private void attributes(SdkPojo pojo) {
        for (var field : pojo.sdkFields()) {
            var value = field.containsTrait(XmlAttributeTrait.class) ? field.getValueOrDefault(pojo) : null;
            if (value != null) {
                if (field.locationName().startsWith("xsi:")) {
                    out.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
                }
                out.append(' ').append(field.locationName()).append("=\"");
                out.append(escape(value.toString())).append('"');
            }
        }
    }

    private void members(SdkPojo pojo) {
        for (var field : pojo.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD && !field.containsTrait(XmlAttributeTrait.class)) {
                var value = field.getValueOrDefault(pojo);
                if (value instanceof List<?> list) {
                    list(field, list);
                } else if (value instanceof Map<?, ?> map) {
                    map(field, map);
                } else if (value != null) {
                    element(field.locationName(), field, value);
                }
            }
        }
    }

    private void element(String name, SdkField<?> field, Object value) {
        out.append('<').append(name);
        if (value instanceof SdkPojo pojo) {
            attributes(pojo);
            out.append('>');
            members(pojo);
        } else {
            out.append('>').append(escape(Texts.print(field, MarshallLocation.PAYLOAD, value)));
        }
        out.append("</").append(name).append('>');
    }

    private void list(SdkField<?> field, List<?> list) {
        if (list instanceof SdkAutoConstructList) {
            return;
        }
        var trait = field.getTrait(ListTrait.class);
        var member = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
        if (trait.isFlattened()) {
            member = trait.memberLocationName() == null ? field.locationName() : member;
        } else {
            out.append('<').append(field.locationName()).append('>');
        }
        for (var value : list) {
            element(member, trait.memberFieldInfo(), value);
        }
        if (!trait.isFlattened()) {
            out.append("</").append(field.locationName()).append('>');
        }
    }

    private void map(SdkField<?> field, Map<?, ?> map) {
        if (map instanceof SdkAutoConstructMap) {
            return;
        }
        var trait = field.getTrait(MapTrait.class);
        var entry = trait.isFlattened() ? field.locationName() : "entry";
        if (!trait.isFlattened()) {
            out.append('<').append(field.locationName()).append('>');
        }
        map.forEach((key, value) -> {
            out.append('<')
                    .append(entry)
                    .append("><")
                    .append(trait.keyLocationName())
                    .append('>');
            out.append(escape(key.toString()))
                    .append("</")
                    .append(trait.keyLocationName())
                    .append('>');
            element(trait.valueLocationName(), trait.valueFieldInfo(), value);
            out.append("</").append(entry).append('>');
        });
        if (!trait.isFlattened()) {
            out.append("</").append(field.locationName()).append('>');
        }
    }
}
