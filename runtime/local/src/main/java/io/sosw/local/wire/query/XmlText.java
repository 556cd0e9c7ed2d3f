package io.sosw.local.wire.query;

/** Builds XML text. */
public final class XmlText {
    private final StringBuilder text = new StringBuilder(512);

    public XmlText open(String element) {
        text.append('<').append(element).append('>');
        return this;
    }

    public XmlText open(String element, String namespace) {
        text.append('<').append(element).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    public XmlText close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    public XmlText element(String element, String content) {
        return open(element).content(content).close(element);
    }

    public XmlText content(String content) {
        for (var i = 0; i < content.length(); i++) {
            var c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#xD;");
                default -> text.append(c);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
