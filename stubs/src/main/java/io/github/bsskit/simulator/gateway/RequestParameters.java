package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a query or a form, decoded, in the order sent.
 *
 * @param pairs a name without {@code =} has an empty value
 */
public record RequestParameters(List<Pair> pairs) {

  private static final Comparator<Pair> BY_NAME =
      Comparator.comparing(Pair::name, RequestParameters::byCodePoint);

  public record Pair(String name, String value) {

    /** The pair as in a canonical query. */
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

  /** Parses a query or a form, but not much more than a request may have. */
  public static RequestParameters parse(String raw) {
    return parse(raw, Wire.MAX_PARAMETERS);
  }

  /**
   * Parses a query or a form.
   *
   * @param limit parsing stops when there are more pairs
   */
  static RequestParameters parse(String raw, int limit) {
    List<Pair> pairs = new ArrayList<>();
    for (int start = 0; start < raw.length() && pairs.size() <= limit; ) {
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

  public static RequestParameters of(Map<String, String> parameters) {
    List<Pair> pairs = new ArrayList<>(parameters.size());
    parameters.forEach((name, value) -> pairs.add(new Pair(name, value)));
    return new RequestParameters(pairs);
  }

  /** Adds the pairs with new names; the first of a name has priority. */
  void addTo(Map<String, String> parameters) {
    pairs.forEach(pair -> parameters.putIfAbsent(pair.name(), pair.value()));
  }

  /** Java's own order, by UTF-16 unit, puts characters above U+FFFF before some smaller ones. */
  private static int byCodePoint(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int at = 0; at < length; at++) {
      if (one.charAt(at) != other.charAt(at)) {
        return Integer.compare(rank(one.charAt(at)), rank(other.charAt(at)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Orders surrogates after all other units. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }

  /** The pairs in the order of signing. */
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
