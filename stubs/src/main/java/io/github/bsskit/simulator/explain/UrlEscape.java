package io.github.bsskit.simulator.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An escape of another language in a query: of HTML, JSON, batch files or cmd.exe. */
enum UrlEscape {
  HTML("html-escaped", HtmlEscapes.ANY, HtmlEscapes::removed),
  JSON("json-escaped", "\\\\+(?:u00|x)([2-7][0-9A-Fa-f])", UrlEscape::characters),
  CARET("caret-escaped", "\\^%\\^?|\\^([&=+/.~_*-])", query -> query.replace("^", "")),
  PERCENT("percent-doubled", "%%(?=[0-9A-Fa-f]{2})", query -> query.replace("%%", "%"));

  private final String id;
  private final Pattern pattern;
  private final UnaryOperator<String> remove;

  UrlEscape(String id, String pattern, UnaryOperator<String> remove) {
    this.id = id;
    this.pattern = Pattern.compile(pattern);
    this.remove = remove;
  }

  /** The id of the mistake in the catalogue. */
  String id() {
    return id;
  }

  /** The choices of escapes to remove from a query: each that it has, then all of them. */
  static List<List<UrlEscape>> in(String query) {
    List<UrlEscape> found =
        Arrays.stream(values()).filter(escape -> escape.pattern.matcher(query).find()).toList();
    List<List<UrlEscape>> choices = new ArrayList<>();
    found.forEach(escape -> choices.add(List.of(escape)));
    if (found.size() > 1) {
      choices.add(found);
    }
    return choices;
  }

  static String removed(List<UrlEscape> escapes, String query) {
    String plain = query;
    for (UrlEscape escape : escapes) {
      plain = escape.remove.apply(plain);
    }
    return plain;
  }

  private static String characters(String query) {
    return JSON.pattern
        .matcher(query)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(escape.group(1), 16))));
  }
}
