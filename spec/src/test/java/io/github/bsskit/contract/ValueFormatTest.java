package io.github.bsskit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A format accepts exactly one spelling of a value. */
class ValueFormatTest {

  private static final String FORTY_DIGITS = "1234567890123456789012345678901234567890";

  @ParameterizedTest
  @CsvSource({"1, 1", "6, 6", "10, 10", "2147483646, 2147483646", "2147483647, 2147483647"})
  void readsAPositive32BitInteger(String text, int value) {
    assertThat(ValueFormat.int32(1, Integer.MAX_VALUE).read(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "2147483648",
        "4294967297",
        "-4294967295",
        "9223372036854775808",
        FORTY_DIGITS,
        "+6",
        " 6",
        "6 ",
        "6\n",
        "6.0",
        "06",
        "00",
        "-06",
        "-0",
        "-",
        "",
        " ",
        "6e0",
        "0x6",
        "1,000",
        "six",
        "٦",
        "६"
      })
  void rejectsOtherTextsThanPositive32BitIntegers(String text) {
    assertThat(ValueFormat.int32(1, Integer.MAX_VALUE).read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "239000111, 239000111",
    "2147483648, 2147483648",
    "9007199254740993, 9007199254740993",
    "9223372036854775806, 9223372036854775806",
    "9223372036854775807, 9223372036854775807"
  })
  void readsAPositive64BitInteger(String text, long value) {
    assertThat(ValueFormat.int64(1, Long.MAX_VALUE).read(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "9223372036854775808",
        "18446744073709551617",
        FORTY_DIGITS,
        "+6",
        " 6",
        "6 ",
        "6.0",
        "06",
        "-0",
        "-",
        "",
        "6L",
        "٦"
      })
  void rejectsOtherTextsThanPositive64BitIntegers(String text) {
    assertThat(ValueFormat.int64(1, Long.MAX_VALUE).read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, -9223372036854775808",
    "-6, -6",
    "-1, -1",
    "0, 0",
    "9223372036854775807, 9223372036854775807"
  })
  void readsNegativeNumbersWithinTheLimits(String text, long value) {
    assertThat(ValueFormat.int64(Long.MIN_VALUE, Long.MAX_VALUE).read(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-9223372036854775809", "-0", "-06", "--6", "-"})
  void rejectsOtherSpellingsEvenWithoutLimits(String text) {
    assertThat(ValueFormat.int64(Long.MIN_VALUE, Long.MAX_VALUE).read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true", "4, true", "5, true", "6, false"})
  void includesBothLimits(String text, boolean accepted) {
    assertThat(ValueFormat.int32(3, 5).read(text).isPresent()).isEqualTo(accepted);
    assertThat(ValueFormat.int64(3, 5).read(text).isPresent()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-03-03T12:00:00Z",
    "2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z",
    "2023-12-31T23:59:59Z",
    "9999-12-31T23:59:59Z"
  })
  void readsAnInstant(String text) {
    assertThat(ValueFormat.instant().read(text)).contains(Instant.parse(text));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "2023-02-29T00:00:00Z, not a leap year",
    "1900-02-29T00:00:00Z, not a leap year either",
    "2020-02-30T12:00:00Z, February 30",
    "2020-04-31T12:00:00Z, April 31",
    "2020-00-10T12:00:00Z, month zero",
    "2020-13-10T12:00:00Z, month thirteen",
    "2020-03-00T12:00:00Z, day zero",
    "2020-03-03T24:00:00Z, hour 24",
    "2020-03-03T12:60:00Z, minute 60",
    "2020-03-03T12:00:60Z, second 60",
    "2016-12-31T23:59:60Z, a leap second",
    "2020-03-03T12:00:00, no Z",
    "2020-03-03T12:00:00z, a lower-case z",
    "2020-03-03t12:00:00Z, a lower-case t",
    "2020-03-03 12:00:00Z, a space instead of T",
    "2020-03-03T12:00:00+00:00, an offset",
    "2020-03-03T20:00:00+08:00, another offset",
    "2020-03-03T12:00:00.000Z, a fraction",
    "2020-03-03T12:00:00.Z, a fraction without digits",
    "2020-03-03T12:00Z, no seconds",
    "2020-03-03, a date",
    "20200303T120000Z, the basic format",
    "12020-03-03T12:00:00Z, a five-digit year",
    "+2020-03-03T12:00:00Z, a signed year",
    "-2020-03-03T12:00:00Z, a negative year",
    "220-03-03T12:00:00Z, a three-digit year",
    "2020-3-03T12:00:00Z, a one-digit month",
    "' 2020-03-03T12:00:00Z', a leading space",
    "'2020-03-03T12:00:00Z ', a trailing space",
    "٢٠٢٠-٠٣-٠٣T١٢:٠٠:٠٠Z, Arabic digits",
    "1583236800, seconds since 1970",
    "'', empty"
  })
  void rejectsOtherTextsThanInstants(String text, String because) {
    assertThat(ValueFormat.instant().read(text)).as(because).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "40, true",
    "0, false",
    "06, false",
    "4x, false",
    "x4, false",
    "'', false"
  })
  void matchesTheWholeText(String text, boolean accepted) {
    assertThat(ValueFormat.matching("[1-9][0-9]*").read(text).isPresent()).isEqualTo(accepted);
  }

  @Test
  void rejectsALineBreakAtTheEnd() {
    assertThat(ValueFormat.matching("^[1-9][0-9]*$").read("40\n")).isEmpty();
  }

  @Test
  void keepsAMatchingText() {
    assertThat(ValueFormat.matching("^[0-9.]+$").read("100.50")).contains("100.50");
  }

  @Test
  void readsAnEnumByItsWireName() {
    assertThat(ValueFormat.oneOf(PricingCycle.class).read("Month")).contains(PricingCycle.MONTH);
    assertThat(ValueFormat.oneOf(PricingCycle.class).read("Year")).contains(PricingCycle.YEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"month", "MONTH", "Months", "Mont", " Month", "Month ", "Week", "0", ""})
  void rejectsUnknownEnumValues(String text) {
    assertThat(ValueFormat.oneOf(PricingCycle.class).read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "ä&=+%", "٦", "0"})
  void acceptsAnyText(String text) {
    assertThat(ValueFormat.text().read(text)).contains(text);
  }
}
