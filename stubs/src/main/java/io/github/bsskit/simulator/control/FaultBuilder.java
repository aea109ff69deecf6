package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.ArmedFaults.Armed;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.MishapKind;
import io.github.bsskit.simulator.world.Schedule;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fault in the making: first which calls are to meet it, then what they meet, which arms it.
 *
 * <p>Unless it is told otherwise, the next one call that matches meets it.
 */
public final class FaultBuilder {

  private final World world;
  private final FaultCatalogue words;
  private final Optional<String> action;
  private Optional<String> keyId;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private OptionalInt times = OptionalInt.empty();
  private int every = 1;
  private double probability = 1;
  private boolean isOpen;
  private long seed;

  FaultBuilder(World world, FaultCatalogue words, Optional<String> action, Optional<String> keyId) {
    this.world = world;
    this.words = words;
    this.action = action;
    this.keyId = keyId;
  }

  /**
   * Only calls with this access key.
   *
   * @throws IllegalArgumentException if there is no such key, or this is for another one already
   */
  public FaultBuilder withKey(String accessKeyId) {
    check(
        keyId.filter(id -> !id.equals(accessKeyId)).isEmpty(),
        "this is for calls with the key " + keyId.orElse("") + " alone");
    keyId = Optional.of(known(accessKeyId));
    return this;
  }

  private String known(String accessKeyId) {
    check(
        world.keys().find(accessKeyId).isPresent(),
        "%s is no access key of this world; name one of %s"
            .formatted(accessKeyId, world.keys().all().stream().map(AccessKey::id).toList()));
    return accessKeyId;
  }

  /**
   * Only calls with this value of a parameter, exactly; several parameters must all be so.
   *
   * @throws IllegalArgumentException if the operation has no such parameter
   */
  public FaultBuilder withParameter(String name, String value) {
    List<String> names = words.parameters(action);
    check(
        names.contains(name),
        name + " is no parameter here; name one of " + String.join(", ", names));
    parameters.put(name, value);
    return this;
  }

  /** So many calls, at least 1, and then it is used up. */
  public FaultBuilder times(int calls) {
    check(calls >= 1, "times is " + calls + "; name a number from 1");
    times = OptionalInt.of(calls);
    return this;
  }

  /** Each so many-th call that matches, at least 1; without {@link #times} until disarmed. */
  public FaultBuilder every(int calls) {
    check(calls >= 1, "every is " + calls + "; name a number from 1");
    every = calls;
    isOpen = true;
    return this;
  }

  /**
   * Some of the calls that match, by chance; without {@link #times} until disarmed.
   *
   * @param share above 0 and up to 1
   * @param chance the same number, the same calls
   */
  public FaultBuilder probability(double share, long chance) {
    check(share > 0 && share <= 1, "probability is " + share + "; name one above 0 and up to 1");
    probability = share;
    isOpen = true;
    seed = chance;
    return this;
  }

  /**
   * They are answered an error and not carried out.
   *
   * @param error the code or the name of an error that the operation or the gateway documents, for
   *     example {@code InternalError}
   * @throws IllegalArgumentException if it documents none such; the message has all that it does
   */
  public Armed answer(String error) {
    return arm(new Fault.Answer(documented(error)));
  }

  private DocumentedError documented(String word) {
    return documented(words, action, word);
  }

  /**
   * The error that a word stands for.
   *
   * @param action an operation, or empty for an error that is the same for all of them
   * @throws IllegalArgumentException if it stands for none; the message has the words that do
   */
  static DocumentedError documented(FaultCatalogue words, Optional<String> action, String word) {
    Optional<DocumentedError> error =
        action.isPresent() ? words.error(action.get(), word) : words.gatewayError(word);
    return error.orElseThrow(
        () ->
            new IllegalArgumentException(
                action.isPresent()
                    ? "%s documents no error %s; name one of %s"
                        .formatted(
                            action.get(), word, String.join(", ", words.errorNames(action.get())))
                    : "%s is not the same error for all operations; name one of the operations %s with it, or one of %s"
                        .formatted(
                            word,
                            String.join(", ", words.actions()),
                            String.join(", ", words.gatewayCodes()))));
  }

  /** They are carried out, and their connection is closed without an answer. */
  public Armed commitThenDrop() {
    return mishap(MishapKind.COMMIT_THEN_DROP, Duration.ZERO);
  }

  /** They are carried out at once, and answered late. */
  public Armed commitThenDelay(Duration delay) {
    return mishap(MishapKind.COMMIT_THEN_DELAY, delay);
  }

  /** Their connection is closed without an answer, and nothing is carried out. */
  public Armed dropBeforeCommit() {
    return mishap(MishapKind.DROP_BEFORE_COMMIT, Duration.ZERO);
  }

  /** They wait, and are carried out and answered then. */
  public Armed latency(Duration delay) {
    return mishap(MishapKind.LATENCY, delay);
  }

  /** They are carried out, and half of their answer's body comes. */
  public Armed truncatedBody() {
    return mishap(MishapKind.TRUNCATED_BODY, Duration.ZERO);
  }

  /** They are carried out, and their answer says that it is HTML. */
  public Armed wrongContentType() {
    return mishap(MishapKind.WRONG_CONTENT_TYPE, Duration.ZERO);
  }

  /** They are throttled, with all headers of that, whatever the caller's rate. */
  public Armed throttle() {
    return mishap(MishapKind.THROTTLE, Duration.ZERO);
  }

  Armed mishap(MishapKind kind, Duration delay) {
    check(
        !delay.isNegative() && delay.compareTo(FaultCatalogue.MAX_DELAY) <= 0,
        "a delay of %s; name one up to %s".formatted(delay, FaultCatalogue.MAX_DELAY));
    return arm(new Fault.TransportFault(kind, delay));
  }

  private Armed arm(Fault.Effect effect) {
    keyId.ifPresent(this::known);
    OptionalInt most = times.isPresent() || isOpen ? times : OptionalInt.of(1);
    return world
        .faults()
        .arm(
            new Fault(
                new Fault.Match(action, keyId, parameters),
                effect,
                new Schedule(most, every, probability, seed)));
  }

  private static void check(boolean isGood, String mistake) {
    if (!isGood) {
      throw new IllegalArgumentException(mistake);
    }
  }
}
