package io.github.bsskit.simulator.world;

import io.github.bsskit.contract.DocumentedError;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that calls are to meet although nothing is wrong with them.
 *
 * @param match which calls
 * @param effect what they meet
 * @param schedule how many of them, and which
 */
public record Fault(Match match, Effect effect, Schedule schedule) {

  /**
   * A call, as far as faults ask about it.
   *
   * @param parameters by their names, decoded
   */
  public record Situation(String action, AccessKey key, Map<String, String> parameters) {}

  /**
   * Which calls meet it.
   *
   * @param action those of one operation; empty for all
   * @param keyId those of one access key; empty for all
   * @param parameters those with these values, exactly
   */
  public record Match(
      Optional<String> action, Optional<String> keyId, Map<String, String> parameters) {

    /** Copies the parameters. */
    public Match {
      parameters = Map.copyOf(parameters);
    }

    boolean fits(Situation call) {
      return action.filter(name -> !name.equals(call.action())).isEmpty()
          && keyId.filter(id -> !id.equals(call.key().id())).isEmpty()
          && call.parameters().entrySet().containsAll(parameters.entrySet());
    }
  }

  /** What a call meets. */
  public sealed interface Effect {

    /** Turns either effect into one value. */
    default <T> T fold(Function<Answer, T> onAnswer, Function<TransportFault, T> onMishap) {
      return this instanceof Answer answer
          ? onAnswer.apply(answer)
          : onMishap.apply((TransportFault) this);
    }
  }

  /**
   * It is answered an error, and not carried out.
   *
   * @param error one that the operation or the gateway documents
   */
  public record Answer(DocumentedError error) implements Effect {}

  /**
   * Something happens on its way.
   *
   * @param delay how long what takes time takes; zero for the others
   */
  public record TransportFault(MishapKind kind, Duration delay) implements Effect {}

  /** What can happen to a call or to its answer. */
  public enum MishapKind {
    /** The call is carried out, and the connection closed without an answer. */
    COMMIT_THEN_DROP,
    /** The call is carried out at once, and answered late. */
    COMMIT_THEN_DELAY,
    /** The connection is closed without an answer, and nothing is carried out. */
    DROP_BEFORE_COMMIT,
    /** The call waits, and is carried out and answered then. */
    LATENCY,
    /** The call is carried out, and half of the answer's body comes. */
    TRUNCATED_BODY,
    /** The call is carried out, and the answer says that it is HTML. */
    WRONG_CONTENT_TYPE,
    /** The call is throttled, with all headers of that, whatever the caller's rate. */
    THROTTLE;

    /** Whether it takes time. */
    public boolean takesTime() {
      return this == COMMIT_THEN_DELAY || this == LATENCY;
    }

    /** As texts have it, for example {@code commit-then-drop}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
