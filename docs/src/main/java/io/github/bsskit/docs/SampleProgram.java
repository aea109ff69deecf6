package io.github.bsskit.docs;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.ParameterRule.Reaction;
import io.github.bsskit.rulebook.ParameterRule.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the programs for all clients say of one operation: the templates know the languages, and
 * this knows the rulebook. Public, since templates can read nothing else.
 *
 * @param action the operation on the wire
 * @param summary what it does, and what the program shows of it
 * @param call the parameters of a call that succeeds, as documented
 * @param wrong the parameters of a call that is refused; empty if no documented error is known to
 *     come of parameters
 * @param expected what that call is answered, for a comment; empty likewise
 * @param printed the members of a success that are not the same in every answer, and its Code
 * @param branches what to do about single codes
 * @param caution what to mind before a call is repeated whose answer was lost
 * @param codes the Codes of a success
 */
public record SampleProgram(
    String action,
    String summary,
    List<Argument> call,
    List<Argument> wrong,
    String expected,
    List<Printed> printed,
    List<Branch> branches,
    String caution,
    List<String> codes) {

  private static final String UNIQUE = "unique";
  private static final String CODE = "Code";

  /** The types whose values a line of a program can print in every language. */
  private static final Set<String> TOLD = Set.of("string", "boolean", "integer");

  /**
   * A parameter and its value.
   *
   * @param name as the wire has it
   * @param type string, int32 or int64
   * @param value as the wire has it
   * @param unique whether the program makes a new value for every call instead
   */
  public record Argument(String name, String type, String value, boolean unique) {

    /** The name as JavaScript's client has it. */
    public String camel() {
      return SampleProgram.camel(name);
    }

    /** The name as Python's client has it. */
    public String snake() {
      return SampleProgram.snake(name);
    }
  }

  /**
   * A member of an answer.
   *
   * @param path its name, after those of the objects that it is in
   * @param type string, boolean, int32 or int64
   */
  public record Printed(List<String> path, String type) {

    /** The path as JavaScript's client has it. */
    public List<String> camel() {
      return path.stream().map(SampleProgram::camel).toList();
    }

    /** The path as Python's client has it. */
    public List<String> snake() {
      return path.stream().map(SampleProgram::snake).toList();
    }
  }

  /**
   * What to do about one code.
   *
   * @param advice for a comment
   * @param says what the program says
   */
  public record Branch(String code, String advice, String says) {}

  /** A call that is refused because of one parameter. */
  private record Refused(ParameterRule parameter, Optional<String> value, Reaction reaction) {

    ErrorRule error() {
      return reaction.error();
    }
  }

  static SampleProgram of(OperationRule operation) {
    Optional<Refused> refused = refused(operation);
    List<FieldRule> success = operation.success().members();
    return new SampleProgram(
        operation.action(),
        operation.summary()
            + (refused.isPresent() ? ". One call succeeds, and one is refused." : "."),
        operation.parameters().stream().flatMap(parameter -> good(parameter).stream()).toList(),
        refused.map(what -> wrong(operation, what)).orElse(List.of()),
        refused.map(SampleProgram::expected).orElse(""),
        printed(operation.success()),
        branches(operation, refused),
        caution(operation),
        success.stream()
            .filter(member -> member.name().equals(CODE))
            .flatMap(member -> member.values().stream())
            .toList());
  }

  /** The operation's name as languages have it that write methods with a small letter. */
  public String camel() {
    return camel(action);
  }

  /** The operation's name as Python has it. */
  public String snake() {
    return snake(action);
  }

  /** Whether the program has to make a value that no other call has. */
  public boolean isUnique() {
    return call.stream().anyMatch(Argument::unique);
  }

  /** Whether an answer may have an integer that a double cannot hold. */
  public boolean isWide() {
    return printed.stream().anyMatch(member -> member.type().equals("int64"));
  }

  private static Optional<Argument> good(ParameterRule parameter) {
    return Optional.of(parameter.example())
        .filter(value -> !value.isEmpty())
        .map(value -> argument(parameter, value));
  }

  private static Argument argument(ParameterRule parameter, String value) {
    String type = type(parameter.type(), parameter.format());
    boolean isUnique =
        type.equals("string") && parameter.valueFrom().filter(UNIQUE::equals).isPresent();
    return new Argument(parameter.name(), type, value, isUnique);
  }

  private static String type(String type, String format) {
    return type.equals("integer") ? (format.equals("int64") ? format : "int32") : type;
  }

  /** What is documented goes before what is only interpreted. */
  private static Optional<Refused> refused(OperationRule operation) {
    return Stream.of(Trouble.MALFORMED, Trouble.UNKNOWN, Trouble.MISSING)
        .flatMap(
            trouble ->
                operation.parameters().stream()
                    .flatMap(parameter -> refused(parameter, trouble).stream()))
        .min(Comparator.comparing(refused -> refused.reaction().source().isInterpretation()));
  }

  /** A documented bad value does it, or leaving out what is required. */
  private static Optional<Refused> refused(ParameterRule parameter, Trouble trouble) {
    return parameter
        .reaction(trouble)
        .filter(reaction -> reaction.only().isEmpty())
        .map(
            reaction ->
                new Refused(
                    parameter,
                    Optional.ofNullable(parameter.badExamples().get(reaction.error().name()))
                        .filter(value -> canBeWritten(parameter, value)),
                    reaction))
        .filter(
            refused ->
                refused.value().isPresent() || trouble == Trouble.MISSING && parameter.required());
  }

  /** Typed clients cannot send what is no number at all where they want a number. */
  private static boolean canBeWritten(ParameterRule parameter, String value) {
    return !parameter.type().equals("integer") || value.matches("-?[0-9]{1,9}");
  }

  /** Nothing but what is required and what is wrong, so that there is one reason. */
  private static List<Argument> wrong(OperationRule operation, Refused refused) {
    return operation.parameters().stream()
        .flatMap(
            parameter ->
                parameter.equals(refused.parameter())
                    ? refused.value().map(value -> argument(parameter, value)).stream()
                    : good(parameter).filter(same -> parameter.required()).stream())
        .toList();
  }

  private static String expected(Refused refused) {
    String name = refused.parameter().name();
    String what =
        refused
            .value()
            .map(value -> value.isEmpty() ? "an empty " + name : name + " " + value)
            .orElse("no " + name);
    return "Refused because of %s: %d %s, %s"
        .formatted(
            what, refused.error().status(), refused.error().code(), refused.error().message());
  }

  private static List<Printed> printed(FieldRule answer) {
    List<Printed> printed = new ArrayList<>();
    for (FieldRule member : answer.members()) {
      if (member.type().equals("object")) {
        member.members().stream()
            .filter(inner -> member.required() && isTold(inner))
            .filter(inner -> !answer.same().containsKey(member.name() + "." + inner.name()))
            .forEach(
                inner ->
                    printed.add(
                        new Printed(
                            List.of(member.name(), inner.name()),
                            type(inner.type(), inner.format()))));
      } else if (isTold(member)) {
        printed.add(new Printed(List.of(member.name()), type(member.type(), member.format())));
      }
    }
    return List.copyOf(printed);
  }

  private static boolean isTold(FieldRule member) {
    return TOLD.contains(member.type())
        && (member.name().equals(CODE) || member.values().isEmpty());
  }

  private static List<Branch> branches(OperationRule operation, Optional<Refused> refused) {
    Stream<Branch> mended =
        refused.stream()
            .map(
                what ->
                    new Branch(
                        what.error().code(),
                        what.error().fix(),
                        "Mend the call: as it is, it would be refused again."));
    Stream<Branch> done =
        exists(operation).stream()
            .map(
                error ->
                    new Branch(
                        error.code(),
                        error.cause(),
                        "It exists already: a repetition changes nothing."));
    return Stream.concat(mended, done).toList();
  }

  private static Optional<ErrorRule> exists(OperationRule operation) {
    return operation.errorsWhen("record-exists").stream().findFirst();
  }

  private static String caution(OperationRule operation) {
    String lost = "An answer can be lost although the call was carried out. ";
    String same =
        operation.parameters().stream()
            .filter(parameter -> parameter.valueFrom().filter(UNIQUE::equals).isPresent())
            .map(parameter -> ", " + parameter.name() + " too")
            .findFirst()
            .orElse("");
    return exists(operation)
        .map(
            error ->
                lost
                    + "Repeat it with the same values%s: then %s says that it was."
                        .formatted(same, error.code()))
        .orElse(
            lost
                + "No error of this operation tells a repetition from a new call: find out whether"
                + " it took effect before repeating it.");
  }

  static String camel(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
