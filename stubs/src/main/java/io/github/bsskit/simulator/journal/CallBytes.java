package io.github.bsskit.simulator.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/** Writes values one after the other; {@link CallBytesReader} reads them. */
final class CallBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);

  /** The bytes so far. */
  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** A number from 0; small ones take one byte. */
  void number(long value) {
    long rest = value;
    while (rest > 0x7f) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  void signed(long value) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  void flag(boolean value) {
    bytes.write(value ? 1 : 0);
  }

  void array(byte[] value) {
    number(value.length);
    bytes.writeBytes(value);
  }

  /** Any text, also one that is not valid Unicode. */
  void text(String value) {
    boolean isWide = value.chars().anyMatch(character -> character > 0xff);
    number((long) value.length() << 1 | (isWide ? 1 : 0));
    if (isWide) {
      ByteBuffer wide = ByteBuffer.allocate(value.length() * Character.BYTES);
      wide.asCharBuffer().put(value);
      bytes.writeBytes(wide.array());
    } else {
      bytes.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  void instant(Instant value) {
    signed(value.getEpochSecond());
    number(value.getNano());
  }

  <T> void all(Collection<T> values, Consumer<T> writer) {
    number(values.size());
    values.forEach(writer);
  }
}
