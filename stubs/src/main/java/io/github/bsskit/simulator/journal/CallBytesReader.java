package io.github.bsskit.simulator.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what {@link CallBytes} has written, in the same order. */
final class CallBytesReader {

  private final ByteBuffer bytes;

  CallBytesReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next = bytes.get();
    while (next < 0) {
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
      next = bytes.get();
    }
    return value | (long) next << shift;
  }

  int integer() {
    return Math.toIntExact(number());
  }

  long signed() {
    return bytes.getLong();
  }

  boolean flag() {
    return bytes.get() != 0;
  }

  byte[] array() {
    byte[] value = new byte[integer()];
    bytes.get(value);
    return value;
  }

  String text() {
    long header = number();
    int length = Math.toIntExact(header >>> 1);
    if ((header & 1) == 0) {
      byte[] narrow = new byte[length];
      bytes.get(narrow);
      return new String(narrow, StandardCharsets.ISO_8859_1);
    }
    char[] wide = new char[length];
    bytes.asCharBuffer().get(wide);
    bytes.position(bytes.position() + length * Character.BYTES);
    return new String(wide);
  }

  Instant instant() {
    long second = signed();
    return Instant.ofEpochSecond(second, number());
  }

  <T> List<T> all(Supplier<T> reader) {
    List<T> values = new ArrayList<>();
    for (int rest = integer(); rest > 0; rest--) {
      values.add(reader.get());
    }
    return values;
  }
}
