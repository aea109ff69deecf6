package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ErrorRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The responses that a call may lead to.
 *
 * @param allowed which kinds of response
 * @param errors the errors named; empty if none is
 */
public record Expectation(Allowed allowed, List<ErrorRule> errors) {

  /** Kinds of response. */
  public enum Allowed {
    /** A success. */
    SUCCESS,
    /** One of the named errors. */
    ERROR,
    /** Any documented error. */
    ANY_ERROR,
    /** A success or one of the named errors. */
    SUCCESS_OR_ERROR,
    /** A success, or a named error that only some sources allow: reported, not a failure. */
    SUCCESS_OR_DISPUTED_ERROR,
    /** Any documented response. */
    ANYTHING
  }

  public Expectation {
    errors = List.copyOf(errors);
  }

  /** A success. */
  public static Expectation success() {
    return new Expectation(Allowed.SUCCESS, List.of());
  }

  /** One of these errors, or of the errors that real gateways return in their place. */
  public static Expectation error(ErrorRule... errors) {
    return error(List.of(errors));
  }

  /** One of these errors, or of the errors that real gateways return in their place. */
  public static Expectation error(List<ErrorRule> errors) {
    return new Expectation(Allowed.ERROR, errors);
  }

  /** Any documented error. */
  public static Expectation anyError() {
    return new Expectation(Allowed.ANY_ERROR, List.of());
  }

  /** A success or one of these errors. */
  public static Expectation successOr(List<ErrorRule> errors) {
    return new Expectation(Allowed.SUCCESS_OR_ERROR, errors);
  }

  /** A success, or any of an operation's errors, since only some sources list the value. */
  static Expectation successOrDisputed(List<ErrorRule> errors) {
    return new Expectation(Allowed.SUCCESS_OR_DISPUTED_ERROR, errors);
  }

  /** Any documented response. */
  public static Expectation anything() {
    return new Expectation(Allowed.ANYTHING, List.of());
  }

  /** Whether only a success is allowed. */
  public boolean isSuccess() {
    return allowed == Allowed.SUCCESS;
  }

  /** Whether sources disagree about the errors. */
  public boolean isDisputed() {
    return allowed == Allowed.SUCCESS_OR_DISPUTED_ERROR;
  }

  /**
   * Whether a response is allowed.
   *
   * @param code the error's code; empty for a success
   */
  public boolean allows(Optional<String> code) {
    return switch (allowed) {
      case SUCCESS -> code.isEmpty();
      case ERROR -> code.filter(this::names).isPresent();
      case ANY_ERROR -> code.isPresent();
      case SUCCESS_OR_ERROR, SUCCESS_OR_DISPUTED_ERROR -> code.isEmpty() || names(code.get());
      case ANYTHING -> true;
    };
  }

  private boolean names(String code) {
    return errors.stream()
        .flatMap(error -> Stream.concat(Stream.of(error), error.others().stream()))
        .anyMatch(error -> error.code().equals(code));
  }

  /** For instance {@code success or 400 IdMissing}. */
  public String description() {
    String names =
        errors.stream().map(ErrorRule::toString).distinct().collect(Collectors.joining(" or "));
    return switch (allowed) {
      case SUCCESS -> "success";
      case ERROR -> names;
      case ANY_ERROR -> "any documented error";
      case SUCCESS_OR_ERROR -> errors.isEmpty() ? "success" : "success or " + names;
      case SUCCESS_OR_DISPUTED_ERROR -> "success; some sources allow an error";
      case ANYTHING -> "any documented response";
    };
  }
}
