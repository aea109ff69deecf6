package io.github.bsskit.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Generates random ids: request ids, trace ids, access keys. Uses SplitMix64, because the state of
 * {@link java.util.Random} cannot be saved.
 */
final class RandomIds {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);
  private static final HexFormat SMALL_HEX = HexFormat.of();

  private long state;

  RandomIds(long state) {
    this.state = state;
  }

  /** A RequestId: an upper-case UUID. */
  synchronized String requestId() {
    long high = next() & ~0xF000L | 0x4000L;
    long low = next() & ~(0xC0L << 56) | (0x80L << 56);
    byte[] text = new byte[36];
    hex(high >>> 32, 8, text, 0);
    hex(high >>> 16, 4, text, 9);
    hex(high, 4, text, 14);
    hex(low >>> 48, 4, text, 19);
    hex(low, 12, text, 24);
    text[8] = text[13] = text[18] = text[23] = '-';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Writes the lowest digits of a number. */
  private static void hex(long number, int digits, byte[] text, int start) {
    long rest = number;
    for (int at = start + digits - 1; at >= start; at--) {
      text[at] = HEX[(int) rest & 0xF];
      rest >>>= 4;
    }
  }

  /** A trace id: 32 lower-case hexadecimal digits. */
  synchronized String traceId() {
    return SMALL_HEX.toHexDigits(next()) + SMALL_HEX.toHexDigits(next());
  }

  /** Lower-case letters and digits. */
  synchronized String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt((int) Long.remainderUnsigned(next(), LETTERS.length())));
    }
    return text.toString();
  }

  /** A number from 0 (included) to 1 (excluded). */
  synchronized double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** The state, from which another generator continues. */
  synchronized long state() {
    return state;
  }

  synchronized long next() {
    state += STEP;
    return mix(state);
  }

  /** The state after so many numbers. */
  static long after(long state, long numbers) {
    return state + numbers * STEP;
  }

  /** Maps different numbers to different random-looking ones. */
  static long mix(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
