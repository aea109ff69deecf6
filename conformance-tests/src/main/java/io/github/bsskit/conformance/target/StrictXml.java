package io.github.bsskit.conformance.target;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses XML as documented: elements and text, without attributes and namespaces. */
final class StrictXml {

  /** More than any valid response has, and few enough for the stack. */
  private static final int DEEPEST = 500;

  private final XMLStreamReader reader;
  private final List<ResponseDocument.Flaw> flaws = new ArrayList<>();

  private StrictXml(XMLStreamReader reader) {
    this.reader = reader;
  }

  static ResponseDocument read(byte[] body) {
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      StrictXml reading =
          new StrictXml(factory.createXMLStreamReader(new ByteArrayInputStream(body)));
      return reading.document();
    } catch (XMLStreamException e) {
      String message = e.getMessage().replaceAll("(?s)^.*Message: ", "");
      return ResponseDocument.broken("XML", "well-formed", message.lines().findFirst().orElse(""));
    }
  }

  private ResponseDocument document() throws XMLStreamException {
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      // a comment or white space before the root
    }
    String name = reader.getLocalName();
    ResponseNode root = element(1);
    while (reader.hasNext()) {
      reader.next();
    }
    if (root instanceof ResponseNode.Scalar leaf && leaf.text().isBlank()) {
      root = new ResponseNode.ObjectValue(Map.of());
    }
    if (!(root instanceof ResponseNode.ObjectValue)) {
      flaws.add(new ResponseDocument.Flaw("xml/well-formed", "the root has no children"));
    }
    return new ResponseDocument("XML", name, root, flaws);
  }

  private ResponseNode element(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("nested more than " + DEEPEST + " elements deep");
    }
    String name = reader.getLocalName();
    if (reader.getAttributeCount() > 0) {
      flaws.add(
          new ResponseDocument.Flaw(
              "xml/attribute",
              "<" + name + "> has the attribute " + reader.getAttributeLocalName(0)));
    }
    if (reader.getNamespaceCount() > 0 || reader.getNamespaceURI() != null) {
      flaws.add(new ResponseDocument.Flaw("xml/namespace", "<" + name + "> declares a namespace"));
    }
    Map<String, ResponseNode> children = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String child = reader.getLocalName();
        if (children.put(child, element(depth + 1)) != null) {
          flaws.add(
              new ResponseDocument.Flaw(
                  "xml/repeated-element", "duplicate element <" + child + ">"));
        }
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    if (children.isEmpty()) {
      return new ResponseNode.Scalar(ResponseNode.ScalarType.XML, text.toString());
    }
    if (!text.toString().isBlank()) {
      flaws.add(
          new ResponseDocument.Flaw(
              "xml/mixed-content", "text beside the children of <" + name + ">"));
    }
    return new ResponseNode.ObjectValue(children);
  }
}
