package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.BssConformance;
import io.github.bsskit.simulator.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kit certifies the simulator wherever its state is kept; {@link SimulatorTest} has memory. */
@Timeout(300)
class KitOnStoresIT {

  @TempDir private Path directory;

  @Test
  void certifiesADirectory() throws Exception {
    try (SimulatorProcess simulator =
        SimulatorProcess.start(directory, Map.of(), "--store", directory.resolve("s").toString())) {
      certify(simulator.url());
    }
  }

  @Test
  void certifiesPostgresql() throws Exception {
    try (PostgresServer database = PostgresServer.start();
        SimulatorProcess simulator =
            SimulatorProcess.start(directory, Map.of("BSSKIT_STORE", database.url()))) {
      certify(simulator.url());
    }
  }

  @Test
  void certifiesThreeReplicas() throws Exception {
    try (Replicas replicas = Replicas.start(directory)) {
      certify(replicas.balancer());
    }
  }

  private void certify(URI url) throws IOException {
    Examined examined =
        Examined.by(BssConformance.of(url).seed(7).tries(2), directory.resolve("reports"));

    assertThat(examined.findings()).isEmpty();
    assertThat(examined.addresses("passed")).hasSizeGreaterThan(500);
    assertThat(examined.coverage()).isEqualTo(100);
    assertThat(List.copyOf(examined.addresses("not-exercised")))
        .allMatch(address -> address.startsWith("gateway/error/"));
  }
}
