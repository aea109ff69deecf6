package io.github.bsskit.simulator.world;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The numbers of plans' instances, in the style of the documented {@code OSSBAG-cn-…}. Each follows
 * from the number of its order, so that no order needs to keep it.
 *
 * @param salt makes those of one simulator others than those of another
 */
record InstanceIds(long salt) {

  /** As many as five bits tell apart. */
  private static final byte[] LETTERS =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.ISO_8859_1);

  /** As many letters as 64 bits need. */
  private static final int LENGTH = 13;

  String of(String productCode, long orderId) {
    byte[] letters = new byte[LENGTH];
    long rest = IdGenerator.mix(orderId ^ salt);
    for (int i = 0; i < LENGTH; i++) {
      letters[i] = LETTERS[(int) rest & 31];
      rest >>>= 5;
    }
    return productCode.toUpperCase(Locale.ROOT)
        + "-cn-"
        + new String(letters, StandardCharsets.ISO_8859_1);
  }
}
