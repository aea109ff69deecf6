package io.github.bsskit.simulator.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a query or of a form, decoded, in the order of their coming.
 *
 * @param pairs a name without {@code =} has the empty value
 */
public record RequestParameters(List<Pair> pairs) {

  private static final Comparator<Pair> BY_NAME =
      Comparator.comparing(Pair::name, RequestParameters::byCodePoint);

  public record Pair(String name, String value) {

    /** How canonical strings write it. */
    public String canonical() {
      StringBuilder out = new StringBuilder();
      writeTo(out);
      return out.toString();
    }

    private void writeTo(StringBuilder out) {
      PercentEncoding.encode(name, out);
      out.append('=');
      PercentEncoding.encode(value, out);
    }
  }

  public static RequestParameters parse(String raw) {
    List<Pair> pairs = new ArrayList<>();
    for (int start = 0; start < raw.length(); ) {
      int end = raw.indexOf('&', start);
      if (end < 0) {
        end = raw.length();
      }
      if (end > start) {
        pairs.add(pair(raw, start, end));
      }
      start = end + 1;
    }
    return new RequestParameters(pairs);
  }

  private static Pair pair(String raw, int start, int end) {
    int equals = start;
    while (equals < end && raw.charAt(equals) != '=') {
      equals++;
    }
    return equals == end
        ? new Pair(PercentEncoding.decode(raw.substring(start, end)), "")
        : new Pair(
            PercentEncoding.decode(raw.substring(start, equals)),
            PercentEncoding.decode(raw.substring(equals + 1, end)));
  }

  /** Parameters from a map, which has each name once. */
  public static RequestParameters of(Map<String, String> parameters) {
    List<Pair> pairs = new ArrayList<>(parameters.size());
    parameters.forEach((name, value) -> pairs.add(new Pair(name, value)));
    return new RequestParameters(pairs);
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
    if (pairs.size() < 2) {
      return pairs;
    }
    List<Pair> sorted = new ArrayList<>(pairs);
    sorted.sort(BY_NAME);
    return sorted;
  }

  /** The canonical form: sorted by name, encoded, joined. */
  String canonical() {
    StringBuilder out = new StringBuilder();
    for (Pair pair : sorted()) {
      if (out.length() > 0) {
        out.append('&');
      }
      pair.writeTo(out);
    }
    return out.toString();
  }
}
