package io.github.bsskit.report;

import io.github.bsskit.target.Call;
import io.github.bsskit.target.Twist;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command that makes a call again, for a POSIX shell.
 *
 * @param profile the file that the command names; empty for none
 */
record Repeat(String profile) {

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
    if (!profile.isEmpty()) {
      line.append(" --profile ").append(word(profile));
    }
    if (!call.twists().isEmpty()) {
      line.append("  # and ").append(twists(call));
    }
    return Optional.of(line.toString());
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
