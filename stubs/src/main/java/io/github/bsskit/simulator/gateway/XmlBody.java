package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.BodyWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML in UTF-8: one element per field, without attributes and namespaces (G). */
final class XmlBody implements BodyWriter {

  /** Real responses have single quotes here, which the library does not write (G). */
  private static final byte[] DECLARATION =
      "<?xml version='1.0' encoding='UTF-8'?>".getBytes(StandardCharsets.UTF_8);

  /** The JDK's, regardless of the class path. */
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter out;

  private XmlBody(XMLStreamWriter out) {
    this.out = out;
  }

  /** Writes one element with its fields. */
  static byte[] write(String root, Consumer<BodyWriter> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.writeBytes(DECLARATION);
    write(
        () -> {
          XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
          out.writeStartElement(root);
          fields.accept(new XmlBody(out));
          out.writeEndElement();
          out.close();
        });
    return bytes.toByteArray();
  }

  @Override
  public void text(String name, String value) {
    element(name, () -> out.writeCharacters(allowed(value)));
  }

  /** Writes a text as CDATA, as the gateway does for URLs. */
  void cdata(String name, String value) {
    element(name, () -> out.writeCData(allowed(value)));
  }

  @Override
  public void number(String name, long value) {
    text(name, Long.toString(value));
  }

  @Override
  public void bool(String name, boolean value) {
    text(name, Boolean.toString(value));
  }

  @Override
  public void object(String name, Body value, String requestId) {
    element(name, () -> value.writeTo(this, requestId));
  }

  private void element(String name, Writing content) {
    write(
        () -> {
          out.writeStartElement(name);
          content.run();
          out.writeEndElement();
        });
  }

  /** Replaces characters that XML cannot contain by U+FFFD. */
  private static String allowed(String text) {
    if (text.codePoints().allMatch(XmlBody::isAllowed)) {
      return text;
    }
    return text.codePoints()
        .map(c -> isAllowed(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws XMLStreamException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write XML to memory", e);
    }
  }
}
