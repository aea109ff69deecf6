package io.github.bsskit.host;

import io.github.bsskit.contract.Operation;
import io.github.bsskit.domain.Domain;
import io.github.bsskit.gateway.Gateway;
import io.github.bsskit.world.Fixtures;
import io.github.bsskit.world.World;
import java.util.List;

/** A world and the gateway in front of it, put together and not yet served. */
final class Simulation {

  private final World world;
  private final List<Operation> operations;
  private final Gateway gateway;
  private final CallListener listener;

  Simulation(Settings settings) {
    Fixtures fixtures = settings.world.orElseGet(Fixtures::builtIn);
    world = new World(fixtures, settings.clock, settings.orderIds, settings.seed);
    operations = Domain.over(world);
    gateway =
        new Gateway(operations, world, settings.auth, settings.throttling, Simulation::report);
    listener =
        settings
            .log
            .<CallListener>map(
                log -> (call, answer) -> log.write(world.now().toString(), call, answer))
            .orElse((call, answer) -> {});
  }

  /** Tells the console of a fault of our own; the caller is told InternalError and no more. */
  static void report(Throwable fault) {
    fault.printStackTrace(System.err);
  }

  World world() {
    return world;
  }

  List<Operation> operations() {
    return operations;
  }

  Gateway gateway() {
    return gateway;
  }

  CallListener listener() {
    return listener;
  }
}
