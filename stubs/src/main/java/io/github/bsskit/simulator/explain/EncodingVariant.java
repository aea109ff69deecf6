package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.PercentEncoding;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An encoding that differs from the one that signatures need.
 *
 * @param id of the mistake
 * @param rewrite turns a correctly encoded text into this encoding
 */
record EncodingVariant(String id, UnaryOperator<String> rewrite) {

  /** The simple ones before those that include them. */
  static final List<EncodingVariant> ALL =
      List.of(
          new EncodingVariant("plus-for-space", text -> text.replace("%20", "+")),
          new EncodingVariant("star-not-encoded", text -> text.replace("%2A", "*")),
          new EncodingVariant("tilde-encoded", text -> text.replace("~", "%7E")),
          new EncodingVariant("slash-not-encoded", text -> text.replace("%2F", "/")),
          new EncodingVariant("colon-not-encoded", text -> text.replace("%3A", ":")),
          new EncodingVariant("plus-not-encoded", text -> text.replace("%2B", "+")),
          each("lower-case-hex", "%[0-9A-F]{2}", code -> code.toLowerCase(Locale.ROOT)),
          new EncodingVariant(
              "form-encoding",
              text -> text.replace("%20", "+").replace("%2A", "*").replace("~", "%7E")),
          each("encode-uri-component", "%(?:21|27|28|29|2A)", PercentEncoding::decode),
          each("encode-uri", "%(?:2[1346789ABCF]|3[ABDF]|40)", PercentEncoding::decode));

  private static EncodingVariant each(String id, String pattern, UnaryOperator<String> rewrite) {
    Pattern codes = Pattern.compile(pattern);
    Function<MatchResult, String> replacement =
        code -> Matcher.quoteReplacement(rewrite.apply(code.group()));
    return new EncodingVariant(id, text -> codes.matcher(text).replaceAll(replacement));
  }
}
