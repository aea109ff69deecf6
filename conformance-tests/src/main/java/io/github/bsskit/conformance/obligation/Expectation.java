package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ErrorRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may come of a call. A set, where the documentation allows several answers. */
public sealed interface Expectation {

  /** A success, and nothing else. */
  record Success() implements Expectation {}

  /**
   * One of some errors.
   *
   * @param errors at least one
   */
  record Refused(List<ErrorRule> errors) implements Expectation {

    /** The errors, copied. */
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** No success, whichever documented error it is. */
  record RefusedSomehow() implements Expectation {}

  /**
   * A success or one of some errors.
   *
   * @param errors maybe none
   */
  record SuccessOr(List<ErrorRule> errors) implements Expectation {

    /** The errors, copied. */
    public SuccessOr {
      errors = List.copyOf(errors);
    }
  }

  /**
   * A success by some sources, one of some errors by others: such an error is told, and is no
   * breach.
   *
   * @param errors at least one
   */
  record SuccessUnless(List<ErrorRule> errors) implements Expectation {

    /** The errors, copied. */
    public SuccessUnless {
      errors = List.copyOf(errors);
    }
  }

  /** Any documented answer. */
  record Anything() implements Expectation {}

  /** A success. */
  static Expectation success() {
    return new Success();
  }

  /** One of these errors, or of what real gateways have given in their place. */
  static Expectation refused(ErrorRule... errors) {
    return new Refused(List.of(errors));
  }

  /**
   * Whether a classified answer is allowed.
   *
   * @param code the code of the error that came; empty for a success
   */
  default boolean allows(Optional<String> code) {
    if (this instanceof Success) {
      return code.isEmpty();
    } else if (this instanceof Refused refused) {
      return code.isPresent() && names(refused.errors(), code.get());
    } else if (this instanceof RefusedSomehow) {
      return code.isPresent();
    } else if (this instanceof SuccessOr either) {
      return code.isEmpty() || names(either.errors(), code.get());
    } else if (this instanceof SuccessUnless unless) {
      return code.isEmpty() || names(unless.errors(), code.get());
    }
    return true;
  }

  private static boolean names(List<ErrorRule> errors, String code) {
    return errors.stream()
        .flatMap(error -> Stream.concat(Stream.of(error), error.others().stream()))
        .anyMatch(error -> error.code().equals(code));
  }

  /** The errors that are named. */
  default List<ErrorRule> errors() {
    if (this instanceof Refused refused) {
      return refused.errors();
    }
    if (this instanceof SuccessUnless unless) {
      return unless.errors();
    }
    return this instanceof SuccessOr either ? either.errors() : List.of();
  }

  /** For a reader. */
  default String words() {
    String errors =
        errors().stream().map(ErrorRule::toString).distinct().collect(Collectors.joining(" or "));
    if (this instanceof Success) {
      return "success";
    } else if (this instanceof Refused) {
      return errors;
    } else if (this instanceof RefusedSomehow) {
      return "any documented error, no success";
    } else if (this instanceof SuccessUnless) {
      return "success, or else " + errors;
    } else if (this instanceof SuccessOr) {
      return errors.isEmpty() ? "success" : "success or " + errors;
    }
    return "any documented answer";
  }
}
