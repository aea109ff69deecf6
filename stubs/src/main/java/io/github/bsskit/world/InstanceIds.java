package io.github.bsskit.world;

import java.util.Locale;

/**
 * The numbers of plans' instances, in the style of the documented {@code OSSBAG-cn-…}. Each follows
 * from the number of its order, so that no order needs to keep it.
 *
 * @param salt makes those of one simulator others than those of another
 */
record InstanceIds(long salt) {

  private static final int RADIX = 36;

  /** As many letters as 64 bits need. */
  private static final int LENGTH = 13;

  String of(String productCode, long orderId) {
    StringBuilder id = new StringBuilder(productCode.length() + 4 + LENGTH);
    id.append(productCode.toUpperCase(Locale.ROOT)).append("-cn-");
    long rest = Ids.mix(orderId ^ salt);
    for (int i = 0; i < LENGTH; i++) {
      id.append(Ids.LETTERS.charAt((int) Long.remainderUnsigned(rest, RADIX)));
      rest = Long.divideUnsigned(rest, RADIX);
    }
    return id.toString();
  }
}
