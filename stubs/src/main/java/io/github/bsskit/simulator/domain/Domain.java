package io.github.bsskit.simulator.domain;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Operations;
import io.github.bsskit.simulator.world.WorldState;
import java.util.List;

/** Binds every operation of the contract to its service. */
public final class Domain {

  private Domain() {}

  /** All operations of one state of a world. An operation without a service does not compile. */
  public static List<Operation> over(WorldState world) {
    return Operations.of(new ResellerQuotaService(world), new ResourcePackageService(world));
  }
}
