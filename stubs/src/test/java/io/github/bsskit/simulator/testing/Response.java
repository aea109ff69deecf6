package io.github.bsskit.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A response as received.
 *
 * @param headers under lower-case names
 */
public record Response(int status, Map<String, List<String>> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A header's first value; empty if it is absent. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public boolean isXml() {
    return header("Content-Type").equals("text/xml;charset=utf-8");
  }

  /** The body's members as text, in the order of the body; for JSON or XML, as it was sent. */
  public Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    try {
      if (isXml()) {
        for (Node node = xml().getFirstChild(); node != null; node = node.getNextSibling()) {
          members.put(node.getNodeName(), node.getTextContent());
        }
      } else {
        for (Map.Entry<String, JsonNode> member : JSON.readTree(body).properties()) {
          JsonNode value = member.getValue();
          members.put(member.getKey(), value.isValueNode() ? value.asText() : value.toString());
        }
      }
    } catch (Exception notWellFormed) {
      throw new AssertionError("neither JSON nor XML: " + this, notWellFormed);
    }
    return members;
  }

  public String member(String name) {
    return members().getOrDefault(name, "");
  }

  /** The status and the Code, for example {@code 400 MissingVersion}. */
  public String outcome() {
    return status + " " + member("Code");
  }

  /** The name of the root element. */
  public String root() {
    try {
      return xml().getTagName();
    } catch (Exception notWellFormed) {
      throw new AssertionError("no XML: " + this, notWellFormed);
    }
  }

  private Element xml() throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(body))
        .getDocumentElement();
  }

  @Override
  public String toString() {
    return status + " " + headers + " " + text().substring(0, Math.min(2000, text().length()));
  }
}
