package io.github.bsskit.simulator.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that a client may have sent in headers whose case a server changes.
 *
 * <p>Jetty replaces a value by an equal one, ignoring case, that it knows or that an earlier
 * request of the connection had. Only these headers are considered, and only the case of letters.
 */
final class HeaderSpellings {

  /** The limit of {@link #of}: each costs as much as checking a signature. */
  private static final int MAX_SPELLINGS = 400;

  private static final String CONTENT_TYPE = "content-type";

  /** The media types that Jetty knows; what follows one may be anything. */
  private static final Pattern CONTENT_TYPES =
      Pattern.compile(
          "(?i)(text/(?:plain|html|xml|json)|application/(?:json|x-www-form-urlencoded))"
              + "(; ?charset=(?:utf-8|iso-8859-1))?(.*)");

  /** The headers whose values Jetty keeps for the later requests of a connection. */
  private static final Set<String> KEPT =
      Set.of(
          "host",
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "cache-control",
          "cookie",
          "user-agent");

  private static final List<UnaryOperator<String>> CASES =
      List.of(
          text -> text,
          text -> text.toLowerCase(Locale.ROOT),
          text -> text.toUpperCase(Locale.ROOT),
          HeaderSpellings::capitalized,
          HeaderSpellings::withCapitals);

  private HeaderSpellings() {}

  /**
   * Other values of signed headers, under lower-case names: those with one changed header first,
   * then those with two. At most {@value #MAX_SPELLINGS}.
   */
  static List<Map<String, String>> of(RawRequest request, List<String> signedHeaders) {
    Map<String, List<String>> changes = changes(request, signedHeaders);
    List<Map<String, String>> spellings = new ArrayList<>();
    changes.forEach((name, values) -> values.forEach(v -> spellings.add(Map.of(name, v))));
    for (Map<String, String> one : List.copyOf(spellings)) {
      String first = one.keySet().iterator().next();
      changes.forEach(
          (name, values) -> {
            if (first.compareTo(name) < 0) {
              values.forEach(value -> spellings.add(Map.of(first, one.get(first), name, value)));
            }
          });
    }
    return spellings.subList(0, Math.min(MAX_SPELLINGS, spellings.size()));
  }

  /** The other values of each header that has any. */
  private static Map<String, List<String>> changes(RawRequest request, List<String> signedHeaders) {
    Map<String, List<String>> changes = new TreeMap<>();
    for (String signed : signedHeaders) {
      String name = signed.toLowerCase(Locale.ROOT);
      List<String> values = request.headers(name);
      if (values.size() == 1) {
        String value = values.get(0).trim();
        List<String> others =
            spellings(name, value).filter(v -> !v.equals(value)).distinct().toList();
        if (!others.isEmpty()) {
          changes.put(name, others);
        }
      }
    }
    return changes;
  }

  private static Stream<String> spellings(String name, String value) {
    if (KEPT.contains(name)) {
      return CASES.stream().map(change -> change.apply(value));
    }
    Matcher type = CONTENT_TYPES.matcher(value);
    if (!name.equals(CONTENT_TYPE) || !type.matches()) {
      return Stream.empty();
    }
    String charset = type.group(2) == null ? "" : type.group(2);
    return CASES.stream()
        .map(change -> change.apply(type.group(1)))
        .flatMap(media -> charsets(charset).map(parameter -> media + parameter + type.group(3)));
  }

  /** Changes the case of the parameter's name and of its value. */
  private static Stream<String> charsets(String parameter) {
    int equals = parameter.indexOf('=') + 1;
    return CASES.stream()
        .map(change -> change.apply(parameter.substring(0, equals)))
        .flatMap(
            name -> CASES.stream().map(change -> name + change.apply(parameter.substring(equals))));
  }

  /** The first letter in upper case and the rest in lower case. */
  private static String capitalized(String text) {
    Matcher first = Pattern.compile("\\p{Alpha}").matcher(text.toLowerCase(Locale.ROOT));
    return first.replaceFirst(letter -> letter.group().toUpperCase(Locale.ROOT));
  }

  /** The first letter of each word in upper case and the rest in lower case. */
  private static String withCapitals(String text) {
    Matcher words =
        Pattern.compile("(?<!\\p{Alpha})\\p{Alpha}").matcher(text.toLowerCase(Locale.ROOT));
    return words.replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
  }
}
