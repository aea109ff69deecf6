package io.github.bsskit.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Derives instance ids, such as the documented {@code OSSBAG-cn-…}, from order numbers, so that
 * they need no memory.
 *
 * @param salt differs between simulators
 */
record InstanceIds(long salt) {

  /** One for each value of five bits. */
  private static final byte[] LETTERS =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.ISO_8859_1);

  /** Enough letters for 64 bits. */
  private static final int LENGTH = 13;

  String of(String productCode, long orderId) {
    byte[] letters = new byte[LENGTH];
    long rest = RandomIds.mix(orderId ^ salt);
    for (int i = 0; i < LENGTH; i++) {
      letters[i] = LETTERS[(int) rest & 31];
      rest >>>= 5;
    }
    return productCode.toUpperCase(Locale.ROOT)
        + "-cn-"
        + new String(letters, StandardCharsets.ISO_8859_1);
  }
}
