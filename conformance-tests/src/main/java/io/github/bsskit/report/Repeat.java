package io.github.bsskit.report;

import io.github.bsskit.target.Call;
import io.github.bsskit.target.Carrier;
import io.github.bsskit.target.Twist;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command that makes a call again, for a POSIX shell.
 *
 * @param target the words that name the target, {@code --profile target.yaml}; maybe none
 */
record Repeat(List<String> target) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** The command in a line; empty if no command line can carry the call's values. */
  Optional<String> line(Call call) {
    boolean carried =
        call.parameters().stream().map(Map.Entry::getValue).allMatch(Repeat::canBeWord);
    if (!carried) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder("bss-conformance call ");
    line.append(word(call.operation().name()));
    call.parameters()
        .forEach(
            parameter ->
                line.append(' ').append(word(parameter.getKey() + "=" + parameter.getValue())));
    how(call.carrier()).forEach(word -> line.append(' ').append(word));
    target.forEach(word -> line.append(' ').append(word(word)));
    if (!call.twists().isEmpty()) {
      line.append("  # and ").append(twists(call));
    }
    return Optional.of(line.toString());
  }

  /** What is not the default of {@code call}, if the profile names V3 and JSON first. */
  private static List<String> how(Carrier carrier) {
    List<String> words = new ArrayList<>();
    if (carrier.placement() != Carrier.Placement.POST_QUERY) {
      words.addAll(List.of("--place", carrier.placement().words()));
    }
    if (!carrier.signature().equals("V3")) {
      words.addAll(List.of("--signature", carrier.signature()));
    }
    if (carrier.format().equals("XML")) {
      words.addAll(List.of("--format", "XML"));
    }
    return words;
  }

  /** No word of a command line has a NUL, and {@code $(…)} loses line ends at its end. */
  private static boolean canBeWord(String value) {
    return value.indexOf('\0') < 0 && !value.endsWith("\n");
  }

  private static String twists(Call call) {
    return call.twists().stream()
        .map(Twist::what)
        .map(Printable::line)
        .collect(Collectors.joining(", and "));
  }

  private static String word(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (Printable.line(text).equals(text)) {
      return "'" + text.replace("'", "'\\''") + "'";
    }
    return "\"$(printf '" + printfFormat(text) + "')\"";
  }

  /** Control characters as printf spells them: bytes, in octal digits. */
  private static String printfFormat(String text) {
    StringBuilder format = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              String one = Character.toString(character);
              if (!Printable.line(one).equals(one) || one.equals("'")) {
                for (byte part : one.getBytes(StandardCharsets.UTF_8)) {
                  format.append(String.format("\\%03o", part & 0xFF));
                }
              } else {
                format.append(one.equals("\\") ? "\\\\" : one.equals("%") ? "%%" : one);
              }
            });
    return format.toString();
  }
}
