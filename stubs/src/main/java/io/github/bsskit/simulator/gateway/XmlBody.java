package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.BodyWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML in UTF-8: an element a member, no attribute, no namespace (G). */
final class XmlBody implements BodyWriter {

  /** Real answers have single quotes here, which the library would not write (G). */
  private static final byte[] DECLARATION =
      "<?xml version='1.0' encoding='UTF-8'?>".getBytes(StandardCharsets.UTF_8);

  /** The JDK's own, whatever other implementation is on the class path. */
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter out;

  private XmlBody(XMLStreamWriter out) {
    this.out = out;
  }

  /** Writes one element with its members. */
  static byte[] write(String root, Consumer<BodyWriter> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.writeBytes(DECLARATION);
    write(
        () -> {
          XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
          out.writeStartElement(root);
          members.accept(new XmlBody(out));
          out.writeEndElement();
          out.close();
        });
    return bytes.toByteArray();
  }

  @Override
  public void text(String name, String value) {
    element(name, () -> out.writeCharacters(allowed(value)));
  }

  /** Writes a text as CDATA, as the gateway does with addresses. */
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

  /** Characters that XML cannot hold, not even escaped, become U+FFFD. */
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
      throw new IllegalStateException("memory does not fail to be written", e);
    }
  }
}
