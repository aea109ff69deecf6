package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.PostgresServer;
import io.github.bsskit.simulator.testing.RemoteCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators see of a store: health, metrics, lines of the log. */
@Timeout(120)
class StoreInOperationTest {

  private static final String READY = "GET /__admin/bss/ready HTTP/1.1\nHost: localhost\n\n";

  /** More than there are threads for calls. */
  private static final int WAITING_CALLS = 60;

  private static Response health(BssSimulator simulator) throws Exception {
    return new ControlCaller(simulator.url()).get("/__admin/bss/health");
  }

  @ParameterizedTest
  @EnumSource
  void metricsHaveItsWork(StoreKind kind) throws Exception {
    try (BssSimulator simulator = BssSimulator.start(kind.newPlace(new Settings()))) {
      assertThat(TestCall.resourcePackage("V3").send(simulator.url()).status()).isEqualTo(200);

      String metrics = new ControlCaller(simulator.url()).get("/__admin/bss/metrics").text();
      String keep = "bss_simulator_store_duration_seconds_count{kind=\"keep\"} ";
      if (kind == StoreKind.MEMORY) {
        assertThat(metrics).doesNotContain("bss_simulator_store_");
      } else {
        assertThat(metrics.lines())
            .anyMatch(line -> line.startsWith(keep) && !line.equals(keep + "0"))
            .contains("bss_simulator_store_failures_total{kind=\"keep\"} 0.0");
      }
      assertThat(metrics.lines().anyMatch(line -> line.startsWith("hikaricp_connections{")))
          .isEqualTo(kind == StoreKind.POSTGRESQL);
    }
  }

  @Test
  void healthNamesThePlaceWithoutCredentials() throws Exception {
    String url = PostgresServer.shared().url() + "&password=s3cret";
    String schema = PostgresServer.newSchema();
    try (BssSimulator simulator =
        BssSimulator.start(new Settings().store(url).storeSchema(schema))) {
      Response health = health(simulator);

      assertThat(health.member("store"))
          .matches("PostgreSQL 127\\.0\\.0\\.1:\\d+/postgres, schema " + schema);
      assertThat(health.text()).doesNotContain("s3cret", "user=");
    }
  }

  /** All threads that wait for the store are in use. */
  @Test
  void probesAreServedWhileCallsWait() throws Exception {
    String url = PostgresServer.shared().url();
    String schema = PostgresServer.newSchema();
    ExecutorService threads = Executors.newFixedThreadPool(WAITING_CALLS);
    try (Connection lock = DriverManager.getConnection(url);
        BssSimulator simulator =
            BssSimulator.start(
                new Settings()
                    .store(url)
                    .storeSchema(schema)
                    .storeTimeout(Duration.ofSeconds(60)))) {
      lock.setAutoCommit(false);
      lock.createStatement().execute("LOCK TABLE " + schema + ".orders");
      List<CompletableFuture<Integer>> calls = new ArrayList<>();
      for (int call = 0; call < WAITING_CALLS; call++) {
        calls.add(CompletableFuture.supplyAsync(() -> order(simulator), threads));
      }
      for (int probe = 0; probe < 20; probe++) {
        for (String path : List.of("live", "ready", "health")) {
          assertThat(new ControlCaller(simulator.url()).get("/__admin/bss/" + path).status())
              .isEqualTo(200);
        }
      }
      assertThat(calls).noneMatch(CompletableFuture::isDone);

      lock.rollback();

      calls.forEach(call -> assertThat(call.join()).isEqualTo(200));
    } finally {
      threads.shutdownNow();
    }
  }

  private static int order(BssSimulator simulator) {
    try {
      return TestCall.resourcePackage("V3").send(simulator.url()).status();
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void anOutageIsToldAndEnds() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PostgresServer server = PostgresServer.start();
        BssSimulator simulator =
            BssSimulator.start(
                new Settings()
                    .host("0.0.0.0")
                    .store(server.url() + "&password=s3cret")
                    .storeTimeout(Duration.ofSeconds(2))
                    .log(LogFormat.JSON, new PrintStream(out, true, StandardCharsets.UTF_8)))) {
      server.stop();
      assertThat(TestCall.resourcePackage("V3").send(simulator.url()).status()).isEqualTo(503);

      Response health = health(simulator);
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.member("status")).isEqualTo("unavailable");
      assertThat(health.member("detail")).contains("is not available", "Check that it runs");
      assertThat(health.text()).doesNotContain("s3cret");
      for (String path : List.of("ledger", "state", "journal", "clock", "accounts")) {
        Response unavailable = new ControlCaller(simulator.url()).get("/__admin/bss/" + path);
        assertThat(unavailable.status()).as(path).isEqualTo(503);
        assertThat(unavailable.member("detail")).contains("is not available");
      }
      Response stranger = RemoteCaller.send(simulator.port(), READY);
      assertThat(stranger.status()).isEqualTo(503);
      assertThat(stranger.text()).isEqualTo("{\"status\":\"unavailable\"}");
      assertThat(new ControlCaller(simulator.url()).get("/__admin/bss/live").status())
          .isEqualTo(200);
      assertThat(new ControlCaller(simulator.url()).get("/__admin/bss/metrics").text())
          .contains("bss_simulator_ready 0.0");

      server.resume();
      while (RemoteCaller.send(simulator.port(), READY).status() != 200) {
        Thread.onSpinWait();
      }
      assertThat(TestCall.resourcePackage("V3").send(simulator.url()).status()).isEqualTo(200);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("\"event\":\"store-unavailable\"")
        .containsOnlyOnce("\"event\":\"store-available\"")
        .doesNotContain("s3cret");
  }
}
