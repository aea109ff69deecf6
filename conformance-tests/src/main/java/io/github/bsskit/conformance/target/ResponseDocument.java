package io.github.bsskit.conformance.target;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The body of a response, parsed strictly.
 *
 * @param format JSON or XML, as the body looks
 * @param rootName the name of the root element; empty for JSON
 * @param root its value; an empty object if the body cannot be parsed
 * @param flaws what is wrong with the document itself
 */
public record ResponseDocument(
    String format, String rootName, ResponseNode root, List<Flaw> flaws) {

  /**
   * A deviation of the document itself.
   *
   * @param law the end of the address of the broken law, for example {@code json/well-formed}
   * @param detail what was found
   */
  public record Flaw(String law, String detail) {}

  /** Copies the flaws. */
  public ResponseDocument {
    flaws = List.copyOf(flaws);
  }

  /** Parses a body as XML if it begins with {@code <}, else as JSON. */
  static ResponseDocument read(byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      boolean xml = body.length > 0 && body[0] == '<';
      return broken(xml ? "XML" : "JSON", "encoding", "not UTF-8");
    }
    if (text.startsWith("\uFEFF")) {
      String format = text.startsWith("\uFEFF<") ? "XML" : "JSON";
      return broken(format, "encoding", "a byte order mark before the document");
    }
    return text.stripLeading().startsWith("<") ? StrictXml.read(body) : StrictJson.read(text);
  }

  static ResponseDocument broken(String format, String law, String detail) {
    return new ResponseDocument(
        format,
        "",
        new ResponseNode.ObjectValue(Map.of()),
        List.of(new Flaw(format.toLowerCase(Locale.ROOT) + "/" + law, detail)));
  }

  /** Whether the body could be parsed to an object. */
  public boolean isReadable() {
    return flaws.stream().noneMatch(flaw -> flaw.law().endsWith("well-formed"))
        && root instanceof ResponseNode.ObjectValue;
  }
}
