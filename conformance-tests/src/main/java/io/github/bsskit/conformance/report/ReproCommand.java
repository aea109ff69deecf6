package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Finding;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Step;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The POSIX shell command that reproduces a finding: one call if that is enough, else the
 * obligation with the run's seed.
 *
 * @param program how the kit was started, as shell words, {@code java -jar kit.jar}
 * @param target the arguments that name the target, {@code --profile target.yaml}; may be empty
 * @param runOptions further arguments of the run that decide which obligations exist
 * @param profile the target's profile, with the defaults of a call and the keys
 */
public record ReproCommand(
    List<String> program, List<String> target, List<String> runOptions, Profile profile) {

  /** The program's name, for a kit that was not started from a command line. */
  public static final String PROGRAM = "bss-conformance";

  /** Invariants that need several responses. */
  private static final Pattern OF_MANY_RESPONSES =
      Pattern.compile(".*/(new|unique|exact|not-early)");

  /** Errors that need earlier calls. */
  private static final Pattern AFTER_OTHERS = Pattern.compile("SignatureNonceUsed|Throttling.*");

  /** Longer values make unreadable commands, and from 128 KiB on ones that cannot run. */
  private static final int LONGEST_VALUE = 2000;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /**
   * The command in one line; empty if the result has no exchange.
   *
   * @param result a finding
   * @param seed the seed of the run
   * @param tries the tries of the run
   */
  public Optional<String> line(Result result, long seed, int tries) {
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
    List<String> words = new ArrayList<>(List.of("--only", obligation.address()));
    words.addAll(List.of("--seed", String.valueOf(seed)));
    if (obligation.steps().stream().anyMatch(Step::isGenerated)) {
      words.addAll(List.of("--tries", String.valueOf(tries)));
    }
    words.addAll(runOptions);
    target.stream().filter(word -> !word.equals("--target")).forEach(words::add);
    return line(words);
  }

  /** The command that repeats the whole run. */
  String run(long seed, int tries) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--seed", String.valueOf(seed), "--tries", String.valueOf(tries)));
    words.addAll(runOptions);
    target.stream().filter(word -> !word.equals("--target")).forEach(words::add);
    return line(words);
  }

  private String line(List<String> words) {
    return Stream.concat(program.stream(), words.stream())
        .map(ReproCommand::word)
        .collect(Collectors.joining(" "));
  }

  /** One call; empty if the command line cannot express it. */
  Optional<String> line(Call call) {
    Optional<Profile.Role> role = role(call);
    boolean isPassable =
        role.isPresent()
            && profile.wire().formats().contains(call.style().format())
            && call.parameters().stream().allMatch(ReproCommand::canBeArgument);
    if (!isPassable) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of("call", call.operation().name()));
    call.parameters()
        .forEach(parameter -> words.add(parameter.getKey() + "=" + parameter.getValue()));
    words.addAll(options(call.style()));
    if (role.get() != Profile.Role.FULL) {
      words.addAll(List.of("--role", role.get().key()));
    }
    for (int i = 0; i < target.size(); i++) {
      if (target.get(i).startsWith("--") && words.contains(target.get(i))) {
        i++; // an option of the run that differs for this call
      } else {
        words.add(target.get(i));
      }
    }
    return Optional.of(line(words));
  }

  /** The role whose first key signs the call; a call without signature needs none. */
  private Optional<Profile.Role> role(Call call) {
    if (call.style().signature().equals("none")) {
      return Optional.of(Profile.Role.FULL);
    }
    return Arrays.stream(Profile.Role.values())
        .filter(role -> profile.keys(role).stream().limit(1).anyMatch(call.key()::equals))
        .findFirst();
  }

  /** Options for what differs from the defaults of the profile. */
  private List<String> options(CallStyle style) {
    List<String> words = new ArrayList<>();
    if (style.placement() != CallStyle.Placement.POST_QUERY) {
      words.addAll(List.of("--place", style.placement().label()));
    }
    List<String> signatures = profile.wire().signatures();
    if (!style.signature().equals(signatures.isEmpty() ? "none" : signatures.get(0))) {
      words.addAll(List.of("--signature", style.signature()));
    }
    if (!style.format().equals(profile.wire().formats().get(0))) {
      words.addAll(List.of("--format", style.format()));
    }
    return words;
  }

  /** Arguments cannot contain NUL, and {@code $(…)} drops trailing newlines. */
  private static boolean canBeArgument(Map.Entry<String, String> parameter) {
    String name = parameter.getKey();
    String value = parameter.getValue();
    boolean isName = !name.isEmpty() && !name.startsWith("-") && !name.contains("=");
    return isName
        && value.length() <= LONGEST_VALUE
        && name.indexOf('\0') < 0
        && value.indexOf('\0') < 0
        && !value.endsWith("\n");
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
                  format.append(String.format(Locale.ROOT, "\\%03o", part & 0xFF));
                }
              } else {
                format.append(one.equals("\\") ? "\\\\" : one.equals("%") ? "%%" : one);
              }
            });
    return format.toString();
  }
}
