package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A way in which encoders write what signatures want written otherwise.
 *
 * @param respell turns the right encoding of a text into this one
 */
record EncodingVariant(Cause cause, UnaryOperator<String> respell) {

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  /** The simple ones before those that they are parts of. */
  static final List<EncodingVariant> ALL =
      List.of(
          spelling(
              "plus-for-space",
              "A blank was signed as +.",
              "Encode a blank as %20 before signing.",
              text -> text.replace("%20", "+")),
          spelling(
              "star-not-encoded",
              "A star was signed as it is.",
              "Encode * as %2A before signing.",
              text -> text.replace("%2A", "*")),
          spelling(
              "tilde-encoded",
              "A tilde was signed as %7E.",
              "Leave ~ as it is when signing.",
              text -> text.replace("~", "%7E")),
          spelling(
              "slash-not-encoded",
              "A slash was signed as it is.",
              "Encode / as %2F before signing.",
              text -> text.replace("%2F", "/")),
          spelling(
              "colon-not-encoded",
              "A colon was signed as it is.",
              "Encode : as %3A before signing.",
              text -> text.replace("%3A", ":")),
          spelling(
              "lower-case-hex",
              "Escapes were signed with lower-case digits, as in %3a.",
              "Write the digits of escapes in upper case: %3A.",
              EncodingVariant::lowerCase),
          spelling(
              "url-encoder",
              "Values were encoded as for forms (as java.net.URLEncoder does): + for a blank, a"
                  + " bare *, %7E for ~.",
              "After encoding replace + by %20, * by %2A and %7E by ~.",
              text -> text.replace("%20", "+").replace("%2A", "*").replace("~", "%7E")),
          spelling(
              "script-encoder",
              "One of the characters ! ' ( ) * was signed as it is, as JavaScript's"
                  + " encodeURIComponent does.",
              "After encoding replace ! by %21, ' by %27, ( by %28, ) by %29 and * by %2A.",
              EncodingVariant::asScript));

  private static EncodingVariant spelling(
      String id, String happened, String change, UnaryOperator<String> respell) {
    return new EncodingVariant(Cause.certain(id, happened, change), respell);
  }

  private static String lowerCase(String text) {
    return ESCAPE.matcher(text).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }

  private static String asScript(String text) {
    return text.replace("%21", "!")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%2A", "*");
  }
}
