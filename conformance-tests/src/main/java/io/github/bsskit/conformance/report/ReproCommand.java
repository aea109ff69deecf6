package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command that shows a finding again, for a POSIX shell: one call, where that is enough, else
 * the obligation with the run's seed.
 *
 * @param target the words that name the target, {@code --profile target.yaml}; maybe none
 */
record ReproCommand(List<String> target) {

  /** Of these a single answer says nothing. */
  private static final Pattern OF_MANY_ANSWERS = Pattern.compile(".*/(new|unique|exact|not-early)");

  /** Of these errors a call is answered that others went before. */
  private static final Pattern AFTER_OTHERS = Pattern.compile("SignatureNonceUsed|Throttling.*");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /**
   * The command in a line; empty if there is nothing to be shown.
   *
   * @param result a finding
   * @param seed the run's
   * @param tries the run's
   */
  Optional<String> line(Result result, long seed, int tries) {
    List<Exchange> evidence = result.finding().map(Finding::evidence).orElse(List.of());
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    Exchange last = evidence.get(evidence.size() - 1);
    return last.call()
        .filter(call -> isOneCall(result.obligation(), evidence, call))
        .flatMap(this::line)
        .or(() -> Optional.of(run(result.obligation(), seed, tries)));
  }

  private static boolean isOneCall(Obligation obligation, List<Exchange> evidence, Call call) {
    String code = evidence.get(evidence.size() - 1).field("Code");
    boolean isOfOthers =
        AFTER_OTHERS.matcher(code).matches()
            || call.operation().errors().stream()
                .filter(error -> error.code().equals(code))
                .anyMatch(error -> error.isFault() || error.when().equals("record-exists"));
    if (!call.mutations().isEmpty() || isOfOthers) {
      return false;
    } else if (obligation.isLaw()) {
      return !OF_MANY_ANSWERS.matcher(obligation.address()).matches();
    }
    boolean isOneStep =
        obligation.steps().size() == 1
            && (obligation.steps().get(0) instanceof Step.Send
                || obligation.steps().get(0) instanceof Step.Generated);
    return isOneStep && evidence.size() == 1;
  }

  /** The obligation alone, in a run of the same seed; there the target's address has no option. */
  private String run(Obligation obligation, long seed, int tries) {
    StringBuilder line = new StringBuilder("bss-conformance --only ");
    line.append(word(obligation.address())).append(" --seed ").append(seed);
    if (obligation.steps().stream().anyMatch(step -> step instanceof Step.Generated)) {
      line.append(" --tries ").append(tries);
    }
    target.stream()
        .filter(word -> !word.equals("--target"))
        .forEach(word -> line.append(' ').append(word(word)));
    return line.toString();
  }

  /** One call in a line; empty if no command line can carry the call's values. */
  Optional<String> line(Call call) {
    boolean carried =
        call.parameters().stream().map(Map.Entry::getValue).allMatch(ReproCommand::canBeWord);
    if (!carried) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder("bss-conformance call ");
    line.append(word(call.operation().name()));
    call.parameters()
        .forEach(
            parameter ->
                line.append(' ').append(word(parameter.getKey() + "=" + parameter.getValue())));
    how(call.style()).forEach(word -> line.append(' ').append(word));
    target.forEach(word -> line.append(' ').append(word(word)));
    return Optional.of(line.toString());
  }

  /** What is not the default of {@code call}, if the profile names V3 and JSON first. */
  private static List<String> how(CallStyle carrier) {
    List<String> words = new ArrayList<>();
    if (carrier.placement() != CallStyle.Placement.POST_QUERY) {
      words.addAll(List.of("--place", carrier.placement().label()));
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

  private static String word(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (SafeText.line(text).equals(text)) {
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
              if (!SafeText.line(one).equals(one) || one.equals("'")) {
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
