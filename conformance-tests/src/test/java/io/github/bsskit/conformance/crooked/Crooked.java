package io.github.bsskit.conformance.crooked;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that is wrong in exactly one way, so that one check must find it. The enums that
 * implement this are split by what the lie is about.
 */
public interface Crooked {

  /** The name of the lie, unique over all of them. */
  String name();

  /** What is wrong, and the server that does it. */
  Variant variant();

  /**
   * The addresses of the checks that should find it: {@code *} stands for any characters, slashes
   * too, and {@code |} separates alternatives of which one suffices.
   */
  String expected();

  /** Tells whether a check of this address is one that should find the lie. */
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

  /** All lies of all themes. */
  static List<Crooked> all() {
    return Stream.<Crooked[]>of(
            CrookedDuration.values(),
            CrookedDate.values(),
            CrookedPlan.values(),
            CrookedQuota.values(),
            CrookedLedger.values(),
            CrookedOrder.values(),
            CrookedError.values(),
            CrookedMember.values(),
            CrookedRequestId.values(),
            CrookedText.values(),
            CrookedTransport.values(),
            CrookedKey.values(),
            CrookedSignature.values(),
            CrookedCarrier.values(),
            CrookedRate.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
