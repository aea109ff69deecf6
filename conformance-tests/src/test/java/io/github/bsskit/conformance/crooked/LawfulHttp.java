package io.github.bsskit.conformance.crooked;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lawful servers that use the freedoms of HTTP, JSON and XML. */
public enum LawfulHttp {
  CONTINUE_FIRST("100 Continue comes first", interim("100 Continue")),
  PROCESSING_FIRST("102 Processing comes first", interim("102 Processing")),
  EARLY_HINTS_FIRST(
      "103 Early Hints comes first, with a header",
      interim("103 Early Hints\r\nLink: </a.css>; rel=preload")),
  SEVERAL_INTERIM(
      "three responses come before the final one",
      interim("100 Continue", "102 Processing", "103 Early Hints\r\nX-Progress: 1")),
  CHUNK_TRAILERS(
      "headers follow the last chunk",
      wire(
          out -> {
            out.chunked = true;
            out.headers.put("Trailer", "X-Checksum");
            out.trailers.put("X-Checksum", "1234");
            out.trailers.put("Server-Timing", "db;dur=1");
          })),
  CHUNK_SIZES_PADDED(
      "sizes of chunks begin with zeros",
      wire(
          out -> {
            out.chunked = true;
            out.chunkPadding = "0000";
          })),
  CHUNK_EXTENSIONS(
      "chunks have extensions",
      wire(
          out -> {
            out.chunked = true;
            out.chunkExtension = ";name=\"a value\";flag";
          })),
  CHUNKED_WITH_ALL_OF_IT(
      "chunks with everything, after an interim response",
      wire(
          out -> {
            out.interim.add("103 Early Hints");
            out.chunked = true;
            out.chunkPadding = "00";
            out.chunkExtension = " ; a=b";
            out.trailers.put("X-Checksum", "1234");
          })),
  OLD_HTTP(
      "HTTP/1.0, the body ends with the connection",
      wire(
          out -> {
            out.version = "HTTP/1.0";
            out.endsByClosing = true;
            out.connection = "";
          })),
  OLD_HTTP_KEPT(
      "HTTP/1.0 with a length, the connection stays open",
      wire(
          out -> {
            out.version = "HTTP/1.0";
            out.connection = "Keep-Alive";
            out.headers.put("Keep-Alive", "timeout=5, max=100");
          })),
  BODY_ENDS_WITH_CONNECTION("HTTP/1.1 without a length", wire(out -> out.endsByClosing = true)),
  CLOSED_WITHOUT_NOTICE(
      "a connection is closed after each response, though nothing says so",
      wire(
          out -> {
            out.close = true;
            out.connection = "";
          })),
  CLOSED_THOUGH_KEPT(
      "a connection is closed after each response that says keep-alive",
      wire(
          out -> {
            out.close = true;
            out.connection = "keep-alive";
          })),
  CLOSE_IN_A_LIST(
      "Connection has several values, close among them",
      wire(
          out -> {
            out.close = true;
            out.connection = "foo, Close";
          })),
  NO_CONNECTION_HEADER(
      "nothing says that a connection stays open", wire(out -> out.connection = "")),
  IDENTITY_NAMED(
      "the content encoding identity is named",
      wire(out -> out.headers.put("Content-Encoding", "identity"))),
  JSON_ALL_ESCAPED(
      "every character of a JSON string is escaped, a slash as \\/",
      b -> b.json = a -> escaped(a.fields)),
  JSON_WITH_TABS_AND_CRLF(
      "JSON has tabs and CRLF between tokens", b -> b.json = a -> spaced(a.fields) + "\r\n"),
  XML_CDATA("every text in XML is CDATA", b -> b.xml = a -> texts(a, "<![CDATA[%s]]>", "%s")),
  XML_SPLIT_CDATA(
      "texts in XML begin with CDATA and go on without",
      b -> b.xml = a -> texts(a, "<![CDATA[]]>%s<![CDATA[]]>", "%s")),
  XML_COMMENTS(
      "XML has comments and a processing instruction",
      b ->
          b.xml =
              a ->
                  "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- a --><?b c?>"
                      + texts(a, "<!-- d -->%s<!-- e -->", "%s").replaceFirst("^<\\?[^>]*>", "")
                      + "<!-- f -->\n"),
  XML_CHARACTER_REFERENCES(
      "every character of a text in XML is a reference",
      b -> b.xml = a -> texts(a, "%s", "&#x%x;")),
  XML_WITH_SPACES_IN_TAGS(
      "tags of XML have spaces before they close",
      b -> b.xml = a -> Rendering.xml(a).replaceAll("(</?[A-Za-z]+)>", "$1 >"));

  private final Variant variant;

  LawfulHttp(String difference, Consumer<Behaviour> change) {
    this.variant = new Variant(difference, change);
  }

  /** The difference, and the server that has it. */
  public Variant variant() {
    return variant;
  }

  private static Consumer<Behaviour> wire(Consumer<Outgoing> change) {
    BiConsumer<Response, Outgoing> always = (response, out) -> change.accept(out);
    return b -> b.onOutgoing(always);
  }

  private static Consumer<Behaviour> interim(String... heads) {
    return wire(
        out -> {
          for (String head : heads) {
            out.interim.add(head);
          }
        });
  }

  private static String escaped(Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields.entrySet().stream()
          .map(field -> escaped(field.getKey()) + ":" + escaped(field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value instanceof String text
        ? text.chars()
            .mapToObj(c -> c == '/' ? "\\/" : String.format(Locale.ROOT, "\\u%04X", c))
            .collect(Collectors.joining("", "\"", "\""))
        : Rendering.json(value);
  }

  private static String spaced(Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields.entrySet().stream()
          .map(field -> Rendering.json(field.getKey()) + "\t:\r\n" + spaced(field.getValue()))
          .collect(Collectors.joining(" ,\r\n\t", "\r\n{ ", "\t}"));
    }
    return Rendering.json(value);
  }

  /** XML whose texts are in this frame, each character in this format if it takes a number. */
  private static String texts(Response response, String frame, String character) {
    return Rendering.DECLARATION + element(response.root, response.fields, frame, character);
  }

  private static String element(String name, Object value, String frame, String character) {
    String content;
    if (value instanceof Map<?, ?> fields) {
      content =
          fields.entrySet().stream()
              .map(f -> element((String) f.getKey(), f.getValue(), frame, character))
              .collect(Collectors.joining());
    } else {
      content = frame.replace("%s", text(String.valueOf(value), frame, character));
    }
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String text(String value, String frame, String character) {
    String allowed =
        value.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    if (character.contains("%x")) {
      return allowed
          .codePoints()
          .mapToObj(c -> String.format(Locale.ROOT, character, c))
          .collect(Collectors.joining());
    }
    // a carriage return in CDATA cannot be kept
    boolean isRaw = frame.startsWith("<![CDATA[%s") && !allowed.contains("\r");
    return isRaw ? allowed.replace("]]>", "]]]]><![CDATA[>") : Rendering.escape(allowed);
  }
}
