package io.github.bsskit.conformance.obligation;

import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import java.util.List;
import java.util.Optional;

/** One step of an obligation. */
public sealed interface Step
    permits RateStep,
        Step.Single,
        Step.RepeatEarliest,
        Step.Batch,
        Step.Race,
        Step.ArrangeFault,
        Step.AdvanceClock,
        Step.RawBytes,
        Step.Generated {

  /** One method for each kind of step. */
  interface Visitor {
    void send(Send send);

    void replay(Replay replay);

    void batch(Batch batch);

    void race(Race race);

    void arrangeFault(ArrangeFault fault);

    void rawBytes(RawBytes bytes);

    void burst(RateStep.Burst burst);

    void generated(Generated generated);

    void repeatEarliest(RepeatEarliest repeat);

    void advanceClock(AdvanceClock advance);

    void rateWindow(RateStep.RateWindow window);

    void otherCaller(RateStep.OtherCaller other);
  }

  /** Calls the visitor's method for this kind of step. */
  void accept(Visitor visitor);

  /** What the responses must be; empty for preparations and generated calls. */
  default List<Expectation> expectations() {
    return List.of();
  }

  /** The calls of the step; a valid one in place of generated ones. */
  default List<CallTemplate> templates() {
    return List.of();
  }

  /** The step itself, if it sends a single request of an operation. */
  default Optional<Single> single() {
    return Optional.empty();
  }

  /** Whether its calls are sent on a connection that has been used. */
  default boolean isOnUsedConnection() {
    return false;
  }

  /** Whether later steps happen after some of the target's time. */
  default boolean isLater() {
    return false;
  }

  /** Whether the step may send hundreds of requests. */
  default boolean isLong() {
    return false;
  }

  /** Whether the step's calls are generated, so that they depend on {@code --tries}. */
  default boolean isGenerated() {
    return false;
  }

  /** A step of one request. */
  sealed interface Single extends Step {

    /** What the response must be. */
    Expectation expectation();

    /** Whether the step only prepares later ones, which are not exercised if it fails. */
    boolean prepares();

    @Override
    default List<Expectation> expectations() {
      return prepares() ? List.of() : List.of(expectation());
    }

    @Override
    default Optional<Single> single() {
      return Optional.of(this);
    }
  }

  /**
   * A call.
   *
   * @param template the call
   * @param expectation what the response must be
   * @param prepares whether it only prepares later steps
   */
  record Send(CallTemplate template, Expectation expectation, boolean prepares) implements Single {

    /** A call that is itself checked. */
    public Send(CallTemplate template, Expectation expectation) {
      this(template, expectation, false);
    }

    /** A call that prepares later steps. */
    static Send first(CallTemplate template, Expectation expectation) {
      return new Send(template, expectation, true);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.send(this);
    }

    @Override
    public List<CallTemplate> templates() {
      return List.of(template);
    }
  }

  /**
   * The previous request again, byte for byte.
   *
   * @param expectation what the response must be
   */
  record Replay(Expectation expectation) implements Single {

    @Override
    public void accept(Visitor visitor) {
      visitor.replay(this);
    }

    @Override
    public boolean prepares() {
      return false;
    }
  }

  /**
   * The first successful call of the run since the target was reset: of an operation, signed again,
   * or of a signature, byte for byte.
   *
   * @param operation whose call is signed and sent again; empty for a replay
   * @param signature whose request is sent again; empty if an operation is given
   * @param expectation what the response must be
   */
  record RepeatEarliest(
      Optional<OperationRule> operation, String signature, Expectation expectation)
      implements Step {

    @Override
    public void accept(Visitor visitor) {
      visitor.repeatEarliest(this);
    }

    @Override
    public List<Expectation> expectations() {
      return List.of(expectation);
    }
  }

  /**
   * Several calls, each with its own expectation.
   *
   * @param sends at least two
   * @param concurrent whether they are sent concurrently, each on its own connection, or one after
   *     another on one connection
   */
  record Batch(List<Send> sends, boolean concurrent) implements Step {

    public Batch {
      sends = List.copyOf(sends);
    }

    @Override
    public boolean isOnUsedConnection() {
      return !concurrent;
    }

    static Batch concurrent(List<Send> sends) {
      return new Batch(sends, true);
    }

    static Batch onOneConnection(Send... sends) {
      return new Batch(List.of(sends), false);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.batch(this);
    }

    @Override
    public List<Expectation> expectations() {
      return sends.stream().map(Send::expectation).toList();
    }

    @Override
    public List<CallTemplate> templates() {
      return sends.stream().map(Send::template).toList();
    }
  }

  /**
   * One call sent several times concurrently: exactly one succeeds.
   *
   * @param template the call
   * @param times at least two
   * @param others what the other responses must be
   */
  record Race(CallTemplate template, int times, Expectation others) implements Step {

    @Override
    public void accept(Visitor visitor) {
      visitor.race(this);
    }

    @Override
    public List<Expectation> expectations() {
      return List.of(Expectation.success(), others);
    }

    @Override
    public List<CallTemplate> templates() {
      return List.of(template);
    }
  }

  /**
   * Arranges that the next call of an operation fails with an error that no input causes.
   *
   * @param operation whose next call
   * @param error the error to return
   */
  record ArrangeFault(OperationRule operation, ErrorRule error) implements Step {

    @Override
    public void accept(Visitor visitor) {
      visitor.arrangeFault(this);
    }
  }

  /**
   * A malformed request; any response is allowed.
   *
   * @param description what is malformed
   * @param bytes the request; {@code {host}} stands for the target's host
   */
  record RawBytes(String description, String bytes) implements Step {

    @Override
    public void accept(Visitor visitor) {
      visitor.rawBytes(this);
    }
  }

  /**
   * Advances the target's clock with the profile's hook.
   *
   * @param seconds at least 1
   */
  record AdvanceClock(int seconds) implements Step {

    @Override
    public void accept(Visitor visitor) {
      visitor.advanceClock(this);
    }

    @Override
    public boolean isLater() {
      return true;
    }
  }

  /**
   * Generated calls.
   *
   * @param property what must hold for all of them
   * @param operation what they call
   */
  record Generated(CaseProperty property, OperationRule operation) implements Step {

    @Override
    public void accept(Visitor visitor) {
      visitor.generated(this);
    }

    @Override
    public List<CallTemplate> templates() {
      return List.of(CallTemplate.valid(operation));
    }

    @Override
    public boolean isLong() {
      return true;
    }

    @Override
    public boolean isGenerated() {
      return true;
    }
  }
}
