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
 * The content of the sample programs for one operation, independent of the client. Public, because
 * templates read it.
 *
 * @param action the operation's name on the wire
 * @param summary what the operation and the program do
 * @param call the parameters of the documented successful call
 * @param wrong the parameters of a rejected call; empty if no documented error is known to result
 *     from parameters
 * @param expected a comment with the reason and the error of that call; empty likewise
 * @param printed the fields of a success that differ between responses, and its Code
 * @param branches what to do about single codes
 * @param caution what to check before repeating a call whose response was lost
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

  /** The types that one line can print in every language. */
  private static final Set<String> PRINTABLE = Set.of("string", "boolean", "integer");

  /**
   * A parameter and its value.
   *
   * @param name the name on the wire
   * @param type string, int32 or int64
   * @param value the value on the wire
   * @param unique whether the program generates a new value for every call instead
   */
  public record Argument(String name, String type, String value, boolean unique) {}

  /**
   * A field of a response.
   *
   * @param path the names of the enclosing objects, and its own name
   * @param type string, boolean, int32 or int64
   */
  public record Printed(List<String> path, String type) {}

  /**
   * What to do about one code.
   *
   * @param advice a comment
   * @param says the line that the program prints
   */
  public record Branch(String code, String advice, String says) {}

  /** A call that is rejected because of one parameter; without a value, the parameter is absent. */
  private record Rejection(ParameterRule parameter, Optional<String> value, Reaction reaction) {

    ErrorRule error() {
      return reaction.error();
    }

    String description() {
      String name = parameter.name();
      String reason =
          value
              .map(text -> name + (text.isEmpty() ? " is empty" : " is " + text))
              .orElse(name + " is missing");
      return "Rejected because "
          + reason
          + ": "
          + error().status()
          + " "
          + error().code()
          + ", "
          + error().message();
    }
  }

  static SampleProgram of(OperationRule operation) {
    Optional<Rejection> rejection = rejection(operation);
    return new SampleProgram(
        operation.action(),
        operation.page().summary()
            + (rejection.isPresent() ? ". One call succeeds, and one is rejected." : "."),
        operation.parameters().stream().flatMap(parameter -> valid(parameter).stream()).toList(),
        rejection.map(what -> wrong(operation, what)).orElse(List.of()),
        rejection.map(Rejection::description).orElse(""),
        printed(operation.success()),
        branches(operation, rejection),
        caution(operation),
        operation.success().field(CODE).map(FieldRule::values).orElse(List.of()));
  }

  /** The operation's name in snake case. */
  public String snake() {
    return action.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Whether the program generates a unique value. */
  public boolean isUnique() {
    return call.stream().anyMatch(Argument::unique);
  }

  /** Whether a response may contain an integer beyond 2^53. */
  public boolean isWide() {
    return printed.stream().anyMatch(field -> field.type().equals("int64"));
  }

  private static Optional<Argument> valid(ParameterRule parameter) {
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

  /** Prefers documented errors to interpretations. */
  private static Optional<Rejection> rejection(OperationRule operation) {
    return Stream.of(Trouble.MALFORMED, Trouble.UNKNOWN, Trouble.MISSING)
        .flatMap(
            trouble ->
                operation.parameters().stream()
                    .flatMap(parameter -> rejection(parameter, trouble).stream()))
        .min(Comparator.comparing(each -> each.reaction().source().isInterpretation()));
  }

  /** Uses a documented invalid value, or omits a required parameter. */
  private static Optional<Rejection> rejection(ParameterRule parameter, Trouble trouble) {
    return parameter
        .reaction(trouble)
        .filter(reaction -> reaction.only().isEmpty())
        .map(
            reaction ->
                new Rejection(
                    parameter,
                    Optional.ofNullable(parameter.samples().bad().get(reaction.error().name()))
                        .filter(value -> canBeWritten(parameter, value)),
                    reaction))
        .filter(
            each -> each.value().isPresent() || trouble == Trouble.MISSING && parameter.required());
  }

  /** Typed clients cannot send text where a number is declared. */
  private static boolean canBeWritten(ParameterRule parameter, String value) {
    return !parameter.type().equals("integer") || value.matches("-?[0-9]{1,9}");
  }

  /** Only the required parameters and the wrong one, so that the error has one cause. */
  private static List<Argument> wrong(OperationRule operation, Rejection rejection) {
    return operation.parameters().stream()
        .flatMap(
            parameter ->
                parameter.equals(rejection.parameter())
                    ? rejection.value().map(value -> argument(parameter, value)).stream()
                    : valid(parameter).filter(same -> parameter.required()).stream())
        .toList();
  }

  private static List<Printed> printed(FieldRule response) {
    List<Printed> printed = new ArrayList<>();
    for (FieldRule field : response.fields()) {
      if (field.type().equals("object")) {
        field.fields().stream()
            .filter(inner -> field.required() && isPrintable(inner))
            .filter(inner -> !response.same().containsKey(field.name() + "." + inner.name()))
            .forEach(inner -> printed.add(printed(inner, field.name(), inner.name())));
      } else if (isPrintable(field)) {
        printed.add(printed(field, field.name()));
      }
    }
    return List.copyOf(printed);
  }

  private static Printed printed(FieldRule field, String... path) {
    return new Printed(List.of(path), type(field.type(), field.format()));
  }

  private static boolean isPrintable(FieldRule field) {
    return PRINTABLE.contains(field.type())
        && (field.name().equals(CODE) || field.values().isEmpty());
  }

  private static List<Branch> branches(OperationRule operation, Optional<Rejection> rejection) {
    String fix = "Fix the request; retrying it unchanged will fail.";
    String exists = "It already exists; repeating the call changes nothing.";
    return Stream.concat(
            rejection.map(Rejection::error).stream()
                .map(error -> new Branch(error.code(), error.advice().fix(), fix)),
            exists(operation).stream()
                .map(error -> new Branch(error.code(), error.cause(), exists)))
        .toList();
  }

  private static Optional<ErrorRule> exists(OperationRule operation) {
    return operation.errorsWhen("record-exists").stream().findFirst();
  }

  private static String caution(OperationRule operation) {
    String lost = "A lost response does not mean that nothing was executed. ";
    String same =
        operation.parameters().stream()
            .filter(parameter -> parameter.valueFrom().filter(UNIQUE::equals).isPresent())
            .map(parameter -> ", including " + parameter.name())
            .findFirst()
            .orElse("");
    return exists(operation)
        .map(
            error ->
                lost
                    + "Repeat the call with the same values"
                    + same
                    + ": "
                    + error.code()
                    + " means that it was executed.")
        .orElse(
            lost
                + "No error of this operation identifies a duplicate: check whether the call was"
                + " executed before you repeat it.");
  }
}
