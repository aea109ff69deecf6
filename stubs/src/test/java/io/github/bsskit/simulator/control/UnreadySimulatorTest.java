package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.world.Store;
import io.github.bsskit.simulator.world.World;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The readiness while a simulator should not receive calls. */
class UnreadySimulatorTest {

  private static final String PROBLEM =
      "PostgreSQL at db:5432 does not accept connections; start it";

  private Optional<String> problem = Optional.empty();
  private final Store store =
      (Store)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Store.class},
              (proxy, method, arguments) -> {
                // Everything else may wait for the store.
                assertThat(method.getName()).isEqualTo("problem");
                return problem;
              });
  private final Readiness readiness = new Readiness(new World(store, OptionalLong.empty()));

  private String response(boolean isStranger) {
    ControlResponse response = Health.readiness(readiness, isStranger);
    return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void followsTheStore() {
    problem = Optional.of(PROBLEM);
    assertThat(response(false))
        .isEqualTo("503 {\"status\":\"unavailable\",\"detail\":\"" + PROBLEM + "\"}");
    problem = Optional.empty();

    assertThat(response(false)).isEqualTo("200 {\"status\":\"ready\"}");
  }

  @Test
  void strangersLearnOnlyTheStatus() {
    problem = Optional.of(PROBLEM);
    assertThat(response(true)).isEqualTo("503 {\"status\":\"unavailable\"}");
    readiness.drain();

    assertThat(response(true)).isEqualTo("503 {\"status\":\"draining\"}");
  }

  @Test
  void drainingAndStoppingAreToldWithTheFix() {
    readiness.drain();
    assertThat(response(false))
        .isEqualTo(
            "503 {\"status\":\"draining\",\"detail\":\"The simulator stops soon: send calls to"
                + " another one.\"}");
    readiness.stop();

    assertThat(response(false)).startsWith("503 {\"status\":\"stopping\",");
  }

  @Test
  void livenessDependsOnNothing() {
    assertThat(Health.live().status()).isEqualTo(200);
  }
}
