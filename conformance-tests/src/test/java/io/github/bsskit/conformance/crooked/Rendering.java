package io.github.bsskit.conformance.crooked;

import java.util.Map;
import java.util.stream.Collectors;

/** Trees of members as JSON and as XML text (GATEWAY.md, d). */
final class Rendering {

  static final String JSON_TYPE = "application/json;charset=utf-8";
  static final String XML_TYPE = "text/xml;charset=utf-8";
  static final String DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>";

  private Rendering() {}

  static String json(Response answer) {
    return json((Object) answer.members);
  }

  static String json(Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(member -> quote((String) member.getKey()) + ":" + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return String.valueOf(value);
  }

  /** Escapes what JSON asks for and nothing else: one client cannot read other escapes. */
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

  static String xml(Response answer) {
    return DECLARATION + element(answer.root, answer.members);
  }

  static String element(String name, Object value) {
    return "<" + name + ">" + content(name, value) + "</" + name + ">";
  }

  private static String content(String name, Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(member -> element((String) member.getKey(), member.getValue()))
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
