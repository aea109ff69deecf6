package io.github.bsskit.simulator.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.BodyWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Writes JSON in UTF-8. Escapes only quotes, backslashes and control characters: one client does
 * not decode other escapes (G).
 */
final class JsonBody implements BodyWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private JsonBody(JsonGenerator out) {
    this.out = out;
  }

  /** Writes one object. */
  static byte[] write(Consumer<BodyWriter> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      fields.accept(new JsonBody(out));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void text(String name, String value) {
    write(() -> out.writeStringField(name, value));
  }

  @Override
  public void number(String name, long value) {
    write(() -> out.writeNumberField(name, value));
  }

  @Override
  public void bool(String name, boolean value) {
    write(() -> out.writeBooleanField(name, value));
  }

  @Override
  public void object(String name, Body value, String requestId) {
    write(() -> out.writeObjectFieldStart(name));
    value.writeTo(this, requestId);
    write(out::writeEndObject);
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
