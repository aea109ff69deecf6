package io.github.bsskit.conformance.crooked;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that is wrong in exactly one way, so that one check must find it. The enums that
 * implement this are split by topic.
 */
public interface Crooked {

  /** The name of the defect, unique over all enums. */
  String name();

  /** The defect, and the server that has it. */
  Variant variant();

  /**
   * The addresses of the obligations that should find it: {@code *} is any text, including slashes,
   * and {@code |} separates alternatives, of which one suffices.
   */
  String expected();

  /** Whether the obligation with this address is one that should find the defect. */
  default boolean expectedAt(String address) {
    String pattern =
        Arrays.stream(expected().split(" \\| "))
            .map(
                glob ->
                    Arrays.stream(glob.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
            .collect(Collectors.joining("|"));
    return address.matches(pattern);
  }

  /** All defects of all topics. */
  static List<Crooked> all() {
    return Stream.<Crooked[]>of(
            CrookedDuration.values(),
            CrookedDate.values(),
            CrookedPlan.values(),
            CrookedQuota.values(),
            CrookedLedger.values(),
            CrookedOrder.values(),
            CrookedError.values(),
            CrookedField.values(),
            CrookedRequestId.values(),
            CrookedText.values(),
            CrookedTransport.values(),
            CrookedKey.values(),
            CrookedSignature.values(),
            CrookedStyle.values(),
            CrookedRate.values(),
            CrookedVariant.values(),
            CrookedGatewayValue.values(),
            CrookedTime.values(),
            CrookedValue.values(),
            CrookedIdentity.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
