package io.github.bsskit.conformance.crooked;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes fields as JSON and XML (GATEWAY.md, d). */
final class Rendering {

  static final String JSON_TYPE = "application/json;charset=utf-8";
  static final String XML_TYPE = "text/xml;charset=utf-8";
  static final String DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>";

  private Rendering() {}

  static String json(Response response) {
    return json((Object) response.fields);
  }

  static String json(Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof Map<?, ?> fields) {
      return fields.entrySet().stream()
          .map(field -> quote((String) field.getKey()) + ":" + json(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return String.valueOf(value);
  }

  /** Escapes only what JSON requires: one client cannot read other escapes. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : c);
      }
    }
    return quoted.append('"').toString();
  }

  static String xml(Response response) {
    return DECLARATION + element(response.root, response.fields);
  }

  static String element(String name, Object value) {
    return "<" + name + ">" + content(name, value) + "</" + name + ">";
  }

  private static String content(String name, Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields.entrySet().stream()
          .map(field -> element((String) field.getKey(), field.getValue()))
          .collect(Collectors.joining());
    }
    boolean address = name.equals("Recommend") && value instanceof String;
    return address ? "<![CDATA[" + value + "]]>" : escape(String.valueOf(value));
  }

  static String escape(String text) {
    return text.codePoints()
        .filter(Rendering::allowed)
        .mapToObj(Rendering::escaped)
        .collect(Collectors.joining());
  }

  private static boolean allowed(int c) {
    boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t';
    return !control && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
  }

  private static String escaped(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\r' -> "&#13;";
      default -> Character.toString(c);
    };
  }
}
