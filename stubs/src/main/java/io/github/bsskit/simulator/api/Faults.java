package io.github.bsskit.simulator.api;

import java.util.List;

/**
 * Injects faults into the next calls.
 *
 * <pre>{@code
 * faults.on("CreateResourcePackage").returnError("InternalError");
 * faults.on("CreateResourcePackage").times(2).commitThenDrop();
 * }</pre>
 */
public interface Faults {

  /** Restricts the faults to calls with one access key. */
  Faults ofKey(String accessKeyId);

  /**
   * Begins a fault for calls of one operation.
   *
   * @param action for example {@code CreateResourcePackage}
   * @throws IllegalArgumentException if there is no such operation
   */
  FaultBuilder on(String action);

  /** Begins a fault for calls of any operation. */
  FaultBuilder onAny();

  /** The armed faults, in the order in which they were armed. */
  List<ArmedFault> armed();

  /** Disarms all of them. */
  void disarm();
}
