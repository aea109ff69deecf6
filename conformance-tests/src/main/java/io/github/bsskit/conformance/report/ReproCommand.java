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
 * The POSIX shell command that reproduces a finding: one call if that is enough, else the
 * obligation with the run's seed.
 *
 * @param target the arguments that name the target, {@code --profile target.yaml}; may be empty
 */
record ReproCommand(List<String> target) {

  /** Invariants that need several responses. */
  private static final Pattern OF_MANY_RESPONSES =
      Pattern.compile(".*/(new|unique|exact|not-early)");

  /** Errors that need earlier calls. */
  private static final Pattern AFTER_OTHERS = Pattern.compile("SignatureNonceUsed|Throttling.*");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /**
   * The command in one line; empty if the result has no exchange.
   *
   * @param result a finding
   * @param seed the seed of the run
   * @param tries the tries of the run
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
    } else if (obligation.isInvariant()) {
      return !OF_MANY_RESPONSES.matcher(obligation.address()).matches();
    }
    boolean isOneStep =
        obligation.steps().size() == 1
            && (obligation.steps().get(0).single().isPresent()
                || obligation.steps().get(0).isGenerated());
    return isOneStep && evidence.size() == 1;
  }

  /** Runs the obligation alone with the same seed; that command has no option {@code --target}. */
  private String run(Obligation obligation, long seed, int tries) {
    StringBuilder line = new StringBuilder("bss-conformance --only ");
    line.append(word(obligation.address())).append(" --seed ").append(seed);
    if (obligation.steps().stream().anyMatch(Step::isGenerated)) {
      line.append(" --tries ").append(tries);
    }
    target.stream()
        .filter(word -> !word.equals("--target"))
        .forEach(word -> line.append(' ').append(word(word)));
    return line.toString();
  }

  /** One call; empty if the shell cannot pass its values. */
  Optional<String> line(Call call) {
    boolean isPassable =
        call.parameters().stream().map(Map.Entry::getValue).allMatch(ReproCommand::canBeArgument);
    if (!isPassable) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder("bss-conformance call ");
    line.append(word(call.operation().name()));
    call.parameters()
        .forEach(
            parameter ->
                line.append(' ').append(word(parameter.getKey() + "=" + parameter.getValue())));
    options(call.style()).forEach(word -> line.append(' ').append(word));
    target.forEach(word -> line.append(' ').append(word(word)));
    return Optional.of(line.toString());
  }

  /** Options for what differs from the defaults: V3 and JSON. */
  private static List<String> options(CallStyle style) {
    List<String> words = new ArrayList<>();
    if (style.placement() != CallStyle.Placement.POST_QUERY) {
      words.addAll(List.of("--place", style.placement().label()));
    }
    if (!style.signature().equals("V3")) {
      words.addAll(List.of("--signature", style.signature()));
    }
    if (style.format().equals("XML")) {
      words.addAll(List.of("--format", "XML"));
    }
    return words;
  }

  /** Arguments cannot contain NUL, and {@code $(…)} drops trailing newlines. */
  private static boolean canBeArgument(String value) {
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

  /** Control characters as octal escapes of printf. */
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
