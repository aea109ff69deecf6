package io.github.bsskit.simulator.control;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.gateway.FaultCatalogue;
import io.github.bsskit.simulator.world.ArmedFaults.Armed;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.World;
import java.util.List;
import java.util.Optional;

/**
 * Arranges what the next calls meet.
 *
 * <pre>{@code
 * faults.on("CreateResourcePackage").answer("InternalError");
 * faults.on("CreateResourcePackage").times(2).commitThenDrop();
 * }</pre>
 */
public final class Faults {

  private final World world;
  private final FaultCatalogue words;
  private final Optional<String> keyId;

  private Faults(World world, FaultCatalogue words, Optional<String> keyId) {
    this.world = world;
    this.words = words;
    this.keyId = keyId;
  }

  Faults(World world, List<Operation> operations) {
    this(world, new FaultCatalogue(operations), Optional.empty());
  }

  /** The same for calls with one access key alone. */
  public Faults ofKey(String accessKeyId) {
    return new Faults(world, words, Optional.of(accessKeyId));
  }

  /**
   * A fault for calls of one operation.
   *
   * @param action for example {@code CreateResourcePackage}
   * @throws IllegalArgumentException if there is no such operation
   */
  public FaultBuilder on(String action) {
    if (!words.actions().contains(action)) {
      throw new IllegalArgumentException(
          "%s is no operation; name one of %s"
              .formatted(action, String.join(", ", words.actions())));
    }
    return new FaultBuilder(world, words, Optional.of(action), keyId);
  }

  /** A fault for calls of any operation. */
  public FaultBuilder onAny() {
    return new FaultBuilder(world, words, Optional.empty(), keyId);
  }

  /** All that is armed, in the order of its arming. */
  public List<Armed> armed() {
    return world.faults().armed().stream().filter(this::isInScope).toList();
  }

  private boolean isInScope(Armed armed) {
    Fault.Match match = armed.fault().match();
    return keyId.isEmpty() || match.keyId().equals(keyId);
  }

  /** Disarms all; if this is for one key, all for that key. */
  public void disarm() {
    keyId.ifPresentOrElse(world.faults()::disarmOf, world.faults()::disarm);
  }

  FaultCatalogue words() {
    return words;
  }
}
