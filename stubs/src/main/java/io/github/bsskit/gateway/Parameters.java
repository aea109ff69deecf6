package io.github.bsskit.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of a query or of a form, decoded, in the order of their coming.
 *
 * @param pairs a name without {@code =} has the empty value
 */
public record Parameters(List<Pair> pairs) {

  public record Pair(String name, String value) {

    /** How canonical strings write it. */
    public String canonical() {
      return Percent.encode(name) + "=" + Percent.encode(value);
    }
  }

  public static Parameters parse(String raw) {
    List<Pair> pairs = new ArrayList<>();
    for (String part : raw.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        pairs.add(new Pair(Percent.decode(name), Percent.decode(value)));
      }
    }
    return new Parameters(pairs);
  }

  /** Parameters from a map, which has each name once. */
  public static Parameters of(Map<String, String> parameters) {
    return new Parameters(
        parameters.entrySet().stream().map(e -> new Pair(e.getKey(), e.getValue())).toList());
  }

  /** Adds all pairs whose name is not there yet: the first of a name wins. */
  void addTo(Map<String, String> parameters) {
    pairs.forEach(pair -> parameters.putIfAbsent(pair.name(), pair.value()));
  }

  /**
   * Java compares UTF-16 units, which puts characters beyond U+FFFF before some that are smaller.
   */
  private static int byCodePoint(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int at = 0; at < length; at++) {
      if (one.charAt(at) != other.charAt(at)) {
        return Integer.compare(rank(one.charAt(at)), rank(other.charAt(at)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Puts surrogates, which begin larger characters, behind all other units. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }

  /** The pairs in the order in which they are signed. */
  public List<Pair> sorted() {
    return pairs.stream()
        .sorted(Comparator.comparing(Pair::name, Parameters::byCodePoint))
        .toList();
  }

  /** The canonical form: sorted by name, encoded, joined. */
  String canonical() {
    return sorted().stream().map(Pair::canonical).collect(Collectors.joining("&"));
  }
}
