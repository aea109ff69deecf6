package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import java.util.List;

/** One thing that is done for an obligation. */
public sealed interface Step {

  /** What must come of what it sends itself; nothing for what is generated. */
  default List<Expectation> expectations() {
    if (this instanceof Send send) {
      return send.first() ? List.of() : List.of(send.expectation());
    } else if (this instanceof Replay replay) {
      return List.of(replay.expectation());
    } else if (this instanceof Together together) {
      return together.sends().stream().map(Send::expectation).toList();
    } else if (this instanceof InARow row) {
      return row.sends().stream().map(Send::expectation).toList();
    } else if (this instanceof Race race) {
      return List.of(Expectation.success(), race.others());
    } else if (this instanceof Burst burst) {
      return List.of(burst.throttled());
    }
    return List.of();
  }

  /**
   * A call.
   *
   * @param recipe what is called
   * @param expectation what must come of it
   * @param first whether it only prepares what is tried after it: if it does not come to what is
   *     expected, nothing was tried
   */
  record Send(CallTemplate recipe, Expectation expectation, boolean first) implements Step {

    /** A call that is tried itself. */
    Send(CallTemplate recipe, Expectation expectation) {
      this(recipe, expectation, false);
    }

    /** A call that prepares the next. */
    static Send first(CallTemplate recipe, Expectation expectation) {
      return new Send(recipe, expectation, true);
    }
  }

  /**
   * The very bytes of an earlier call, again.
   *
   * @param expectation what must come of them
   */
  record Replay(Expectation expectation) implements Step {}

  /**
   * Calls at one instant, each with its own expectation.
   *
   * @param sends at least two
   */
  record Together(List<Send> sends) implements Step {

    /** The calls, copied. */
    public Together {
      sends = List.copyOf(sends);
    }
  }

  /**
   * The same call several times at one instant: one succeeds, the others do not.
   *
   * @param recipe what is called
   * @param times at least two
   * @param others what the others must come to
   */
  record Race(CallTemplate recipe, int times, Expectation others) implements Step {}

  /**
   * Calls one after another on one connection.
   *
   * @param sends at least two
   */
  record InARow(List<Send> sends) implements Step {

    /** The calls, copied. */
    public InARow {
      sends = List.copyOf(sends);
    }
  }

  /**
   * The next call of an operation shall meet an error that no input causes.
   *
   * @param operation whose call
   * @param error which error
   */
  record Arrange(OperationRule operation, ErrorRule error) implements Step {}

  /**
   * Bytes that are no call; nothing is demanded of the answer.
   *
   * @param what what is wrong with them
   * @param bytes with {@code {host}} where the target's host goes
   */
  record Bytes(String what, String bytes) implements Step {}

  /**
   * As many calls as the documented rate allows, and then more until one is throttled.
   *
   * @param recipe what is called
   * @param rate the documented rate
   * @param throttled what the answer must be once the rate is used up
   */
  record Burst(CallTemplate recipe, OperationRule.Rate rate, Expectation throttled)
      implements Step {}

  /**
   * Generated calls.
   *
   * @param kind which property they try
   * @param operation what is called
   */
  record Generated(Kind kind, OperationRule operation) implements Step {

    /** A property of an operation. */
    public enum Kind {
      VALID("valid", "any documented valid request succeeds"),
      ONE_VIOLATION("one-violation", "any single violation is answered with its code"),
      SEVERAL_VIOLATIONS(
          "several-violations", "any mix of violations is answered with the code of one of them"),
      ANYTHING("anything", "whatever is sent, the answer is a documented one"),
      LEDGER_MODEL(
          "ledger-model", "any sequence of creates over several owners agrees with a small model");

      private final String words;
      private final String statement;

      Kind(String words, String statement) {
        this.words = words;
        this.statement = statement;
      }

      /** The last name of the address. */
      public String words() {
        return words;
      }

      /** The property. */
      public String statement() {
        return statement;
      }
    }
  }
}
