package io.github.bsskit.conformance.target;

import io.github.bsskit.conformance.target.Profile.OwnerRange;
import io.github.bsskit.conformance.target.Profile.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads account numbers and ranges of them. */
final class OwnerReader {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");
  private static final Pattern RANGE =
      Pattern.compile("(" + NUMBER + ")(?: *- *(" + NUMBER + "))?");

  private OwnerReader() {}

  static Owners read(Place place) {
    return place
        .fields(List.of("fresh", "foreign"))
        .map(OwnerReader::owners)
        .orElse(new Owners(List.of(), Optional.empty()));
  }

  private static Owners owners(Fields owners) {
    List<OwnerRange> fresh = owners.at("fresh").map(OwnerReader::ranges).orElse(List.of());
    Optional<Long> foreign = owners.at("foreign").flatMap(OwnerReader::number);
    foreign
        .filter(id -> fresh.stream().anyMatch(range -> meet(range, new OwnerRange(id, id))))
        .flatMap(id -> owners.at("foreign"))
        .ifPresent(
            place -> place.mistake("is among owners.fresh; name an account that is not the key's"));
    return new Owners(fresh, foreign);
  }

  /** A number, a range, or a list of both. */
  static List<OwnerRange> ranges(Place place) {
    if (!place.isList()) {
      return range(place).stream().toList();
    }
    List<Place> items = place.items("").orElse(List.of());
    if (items.isEmpty()) {
      place.mistake("is an empty list; write an account, or leave it out");
    }
    List<OwnerRange> ranges = new ArrayList<>();
    for (Place item : items) {
      range(item).ifPresent(range -> addApart(ranges, range, item));
    }
    return ranges;
  }

  /** An account that is met twice would not be fresh the second time. */
  private static void addApart(List<OwnerRange> ranges, OwnerRange range, Place item) {
    if (ranges.stream().anyMatch(other -> meet(range, other))) {
      item.mistake("has accounts of an item before it; list each account once");
    }
    ranges.add(range);
  }

  private static boolean meet(OwnerRange one, OwnerRange other) {
    return one.first() <= other.last() && other.first() <= one.last();
  }

  private static Optional<Long> number(Place place) {
    return place
        .text()
        .flatMap(
            text -> {
              Optional<Long> number =
                  NUMBER.matcher(text).matches() ? parsed(text) : Optional.empty();
              if (number.isEmpty()) {
                wrong(place, text, "write an account number like 900000001");
              }
              return number;
            });
  }

  private static Optional<OwnerRange> range(Place place) {
    return place
        .text()
        .flatMap(
            text -> {
              Optional<OwnerRange> range = range(text);
              if (range.isEmpty()) {
                wrong(
                    place,
                    text,
                    "write an account number like 239000000,"
                        + " or the first and the last of some like 239000000-239999999");
              }
              return range;
            });
  }

  private static Optional<OwnerRange> range(String text) {
    Matcher ends = RANGE.matcher(text);
    if (!ends.matches()) {
      return Optional.empty();
    }
    Optional<Long> first = parsed(ends.group(1));
    Optional<Long> last = ends.group(2) == null ? first : parsed(ends.group(2));
    return first
        .flatMap(from -> last.map(to -> new OwnerRange(from, to)))
        .filter(range -> range.first() <= range.last());
  }

  private static void wrong(Place place, String text, String cure) {
    place.mistake("is " + ProfileErrors.shown(text) + "; " + cure);
  }

  /** Empty if it is more than the wire's 64 bits hold. */
  private static Optional<Long> parsed(String digits) {
    try {
      return Optional.of(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
