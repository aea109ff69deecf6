package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.DocumentedError;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A simulated failure of valid, authorized calls.
 *
 * @param match the calls it can apply to
 * @param schedule which of these calls it applies to
 */
public record Fault(Match match, Effect effect, Schedule schedule) {

  /**
   * The facts of a call that faults are matched with.
   *
   * @param parameters decoded, by name
   */
  public record CallFacts(String action, AccessKey key, Map<String, String> parameters) {}

  /**
   * Conditions that a call must all meet.
   *
   * @param action the operation; empty for all
   * @param keyId the access key; empty for all
   * @param parameters exact values, by name
   */
  public record Match(
      Optional<String> action, Optional<String> keyId, Map<String, String> parameters) {

    /** Copies the parameters. */
    public Match {
      parameters = Map.copyOf(parameters);
    }

    boolean matches(CallFacts call) {
      return action.filter(name -> !name.equals(call.action())).isEmpty()
          && keyId.filter(id -> !id.equals(call.key().id())).isEmpty()
          && call.parameters().entrySet().containsAll(parameters.entrySet());
    }
  }

  /** What happens to a call. */
  public sealed interface Effect {

    /** Converts either effect to one type. */
    <T> T fold(Function<ErrorResponse, T> onError, Function<TransportFault, T> onTransportFault);
  }

  /** The response is a documented error, and nothing is executed. */
  public record ErrorResponse(DocumentedError error) implements Effect {

    @Override
    public <T> T fold(
        Function<ErrorResponse, T> onError, Function<TransportFault, T> onTransportFault) {
      return onError.apply(this);
    }
  }

  /**
   * The connection or the response fails.
   *
   * @param delay zero for kinds that take no time
   */
  public record TransportFault(TransportFaultKind kind, Duration delay) implements Effect {

    @Override
    public <T> T fold(
        Function<ErrorResponse, T> onError, Function<TransportFault, T> onTransportFault) {
      return onTransportFault.apply(this);
    }
  }

  /** The kinds of transport faults. */
  public enum TransportFaultKind {
    /** Executes the call and closes the connection without a response. */
    COMMIT_THEN_DROP,
    /** Executes the call immediately and delays the response. */
    COMMIT_THEN_DELAY,
    /** Closes the connection without executing the call. */
    DROP_BEFORE_COMMIT,
    /** Waits before executing the call. */
    LATENCY,
    /** Executes the call and sends half of the response body. */
    TRUNCATED_BODY,
    /** Executes the call and declares the response as HTML. */
    WRONG_CONTENT_TYPE,
    /** Throttles the call with all throttling headers, whatever the caller's rate. */
    THROTTLE;

    /** Whether the kind has a delay. */
    public boolean takesTime() {
      return this == COMMIT_THEN_DELAY || this == LATENCY;
    }

    /** The name in texts, for example {@code commit-then-drop}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
