package io.github.bsskit.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * One operation.
 *
 * @param name its name, in the spec and in addresses
 * @param action its name on the wire
 * @param path its path where operations have paths of their own
 * @param summary what it does
 * @param ramAction the permission that it takes
 * @param ramSource where that is from
 * @param rate the documented rate, if there is one
 * @param errors every documented error
 * @param parameters every parameter
 * @param success the members of a success
 * @param refusal the members of a failure
 * @param source where the operation is from
 */
public record OperationRule(
    String name,
    String action,
    String path,
    String summary,
    String ramAction,
    Source ramSource,
    Optional<Rate> rate,
    List<ErrorRule> errors,
    List<ParameterRule> parameters,
    MemberRule success,
    MemberRule refusal,
    Source source) {

  /**
   * How often a caller may call.
   *
   * @param requests calls, at least 1
   * @param seconds in so many seconds
   * @param source where the rate is from
   */
  public record Rate(int requests, int seconds, Source source) {}

  /** The lists, copied. */
  public OperationRule {
    errors = List.copyOf(errors);
    parameters = List.copyOf(parameters);
  }

  /** A parameter by its name. */
  public Optional<ParameterRule> parameter(String wanted) {
    return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
  }

  /** The errors of a kind. */
  public List<ErrorRule> errorsWhen(String when) {
    return errors.stream().filter(error -> error.when().equals(when)).toList();
  }
}
