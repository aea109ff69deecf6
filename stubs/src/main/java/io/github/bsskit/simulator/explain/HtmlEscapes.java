package io.github.bsskit.simulator.explain;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that HTML writes with an ampersand, as in a URL copied from a page's source. */
final class HtmlEscapes {

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("equals", "="),
          Map.entry("percnt", "%"),
          Map.entry("colon", ":"),
          Map.entry("plus", "+"),
          Map.entry("sol", "/"));

  /** Browsers know some names in upper case as well. */
  static final String ANY =
      "&(?:((?i)amp|quot|apos|lt|gt|equals|percnt|colon|plus|sol)|#([0-9]{2,4})|#[xX]([0-9A-Fa-f]{2,4}));";

  private static final Pattern ESCAPE = Pattern.compile(ANY);
  private static final Pattern QUOTE =
      Pattern.compile("&(?:(?i:quot|apos)|#34|#39|#[xX]22|#[xX]27);");
  private static final Pattern QUOTED =
      Pattern.compile("(?s)(\\S*curl(\\.exe)?\\s(?:.*?[\\s=])?|)" + QUOTE.pattern() + ".*");

  /** Some pages are escaped twice. */
  private static final int MAX_TIMES = 3;

  private HtmlEscapes() {}

  private static boolean areIn(String text) {
    return ESCAPE.matcher(text).find();
  }

  /** Unescapes a text; {@code &amp;amp;} as well. */
  static String removed(String text) {
    String plain = text;
    for (int time = 0; time < MAX_TIMES && areIn(plain); time++) {
      plain = ESCAPE.matcher(plain).replaceAll(HtmlEscapes::character);
    }
    return plain;
  }

  private static String character(MatchResult escape) {
    String character =
        escape.group(1) != null
            ? NAMED.get(escape.group(1).toLowerCase(Locale.ROOT))
            : escape.group(2) != null
                ? Character.toString(Integer.parseInt(escape.group(2)))
                : Character.toString(Integer.parseInt(escape.group(3), 16));
    return Matcher.quoteReplacement(character);
  }

  /** Unescapes the quotes if they quote: before the whole text, or a word of a command. */
  static String withQuotes(String text) {
    return QUOTED.matcher(text).matches()
        ? QUOTE.matcher(text).replaceAll(HtmlEscapes::quote)
        : text;
  }

  private static String quote(MatchResult escape) {
    return Matcher.quoteReplacement(removed(escape.group()));
  }
}
