package io.github.bsskit.conformance.crooked;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;

/** Valid values of each type. */
final class Forms {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'")
          .withResolverStyle(ResolverStyle.STRICT);

  private Forms() {}

  static boolean positiveInteger(String text) {
    return text.matches("[0-9]+") && new BigInteger(text).signum() > 0;
  }

  static boolean positiveInt(String text) {
    return positiveInteger(text) && new BigInteger(text).bitLength() < Integer.SIZE;
  }

  static boolean positiveLong(String text) {
    return positiveInteger(text) && new BigInteger(text).bitLength() < Long.SIZE;
  }

  static boolean amount(String text) {
    return text.matches("[0-9]+(\\.[0-9]+)?") && new BigDecimal(text).signum() > 0;
  }

  static boolean currency(String text) {
    return Set.of("CNY", "USD", "JPY").contains(text);
  }

  static boolean pricingCycle(String text) {
    return Set.of("Month", "Year").contains(text);
  }

  static boolean utcSecond(String text) {
    return instant(text).isPresent();
  }

  /** Parses {@code yyyy-MM-ddTHH:mm:ssZ}; empty if the text is invalid. */
  static Optional<Instant> instant(String text) {
    try {
      boolean form = text.matches("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}Z");
      return form
          ? Optional.of(LocalDateTime.parse(text, SECONDS).toInstant(ZoneOffset.UTC))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
