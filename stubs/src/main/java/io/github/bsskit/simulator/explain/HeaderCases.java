package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.SignatureV3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names of headers that were signed in another case than lower case; at most 500 mistakes. */
final class HeaderCases {

  private static final String PREFIX = "x-acs-";
  private static final Pattern WORD = Pattern.compile("(?<![a-z0-9])[a-z]");

  /** How many headers are tried alone. */
  private static final int MAX_SINGLE = 12;

  /** From lower case; what concerns the prefix leaves other names in title case. */
  private static final List<UnaryOperator<String>> CASES =
      List.of(
          HeaderCases::title,
          name -> title(name).replace("Sha256", "SHA256"),
          name -> name.toUpperCase(Locale.ROOT),
          name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
          name -> prefixed(name, "X-ACS-", name.substring(prefix(name))),
          name -> prefixed(name, "X-Acs-", name.substring(prefix(name))),
          name -> prefixed(name, "X-ACS-", title(name.substring(prefix(name)))));

  private static final List<Predicate<String>> GROUPS =
      List.of(
          name -> true,
          name -> name.startsWith(PREFIX),
          name -> !name.startsWith(PREFIX),
          name -> !name.equals("host"));

  private final List<String> sent;
  private final List<String> lower;
  private final Set<List<String>> tried = new LinkedHashSet<>();
  private final List<SigningMistake<CanonicalTextV3>> mistakes = new ArrayList<>();

  private HeaderCases(SignatureV3 signature) {
    sent = signature.authorization().signedHeaders();
    lower = sent.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** Names in a case in which they are usually written or were sent, of one header or several. */
  static List<SigningMistake<CanonicalTextV3>> of(SignatureV3 signature) {
    HeaderCases all = new HeaderCases(signature);
    List<String> asSent = asSent(signature);
    all.add(asSent, asSent, true);
    for (Predicate<String> group : GROUPS) {
      CASES.forEach(change -> all.add(group, change, true));
    }
    all.lower.stream()
        .filter(name -> !name.isEmpty())
        .limit(MAX_SINGLE)
        .forEach(name -> CASES.forEach(change -> all.add(name::equals, change, false)));
    return all.mistakes;
  }

  /** The signed names in the case of the headers that were sent. */
  static List<String> asSent(SignatureV3 signature) {
    return signature.authorization().signedHeaders().stream()
        .map(
            name ->
                signature.request().raw().headers().stream()
                    .map(Header::name)
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElse(name))
        .toList();
  }

  /** The lines with other names, in the same order. */
  static List<Header> renamed(List<Header> lines, List<String> names) {
    List<Header> renamed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      renamed.add(new Header(i < names.size() ? names.get(i) : "", lines.get(i).value()));
    }
    return renamed;
  }

  /** All names in title case: can be combined with other mistakes. */
  static List<SigningMistake<CanonicalTextV3>> titles(SignatureV3 signature) {
    HeaderCases all = new HeaderCases(signature);
    all.add(GROUPS.get(0), CASES.get(0), false);
    return all.mistakes;
  }

  private void add(Predicate<String> isChanged, UnaryOperator<String> change, boolean isGroup) {
    add(changed(lower, isChanged, change), changed(sent, isChanged, change), isGroup);
  }

  private List<String> changed(
      List<String> names, Predicate<String> isChanged, UnaryOperator<String> change) {
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                !lower.get(i).isEmpty() && isChanged.test(lower.get(i))
                    ? change.apply(lower.get(i))
                    : names.get(i))
        .toList();
  }

  /** In the lines, in SignedHeaders, in both, and sorted as the names in this case. */
  private void add(List<String> inLines, List<String> inNames, boolean isGroup) {
    if (!tried.add(inLines)) {
      return;
    }
    String joined = String.join(";", inNames);
    String sorted = String.join(";", inNames.stream().sorted().toList());
    UnaryOperator<CanonicalTextV3> lines = text -> text.withLines(all -> renamed(all, inLines));
    UnaryOperator<CanonicalTextV3> sortedLines =
        text ->
            lines
                .apply(text)
                .withLines(all -> all.stream().sorted(Comparator.comparing(Header::name)).toList());
    add(text -> text.withNames(joined));
    add(lines);
    add(text -> lines.apply(text).withNames(joined));
    add(text -> sortedLines.apply(text).withNames(sorted));
    if (isGroup) {
      add(text -> sortedLines.apply(text).withNames(sorted.toLowerCase(Locale.ROOT)));
    }
  }

  private void add(UnaryOperator<CanonicalTextV3> change) {
    mistakes.add(SigningMistake.of("header-name-case", change));
  }

  /** For example {@code X-Acs-Action}. */
  static String title(String name) {
    return WORD.matcher(name.toLowerCase(Locale.ROOT))
        .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
  }

  private static int prefix(String name) {
    return name.startsWith(PREFIX) ? PREFIX.length() : 0;
  }

  private static String prefixed(String name, String prefix, String rest) {
    return name.startsWith(PREFIX) ? prefix + rest : title(name);
  }
}
