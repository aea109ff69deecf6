package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.RawCaller;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every response has its own RequestId; a seed makes them repeatable. */
class RequestIdsTest {

  private static final Map<String, String> PACKAGE =
      Map.of(
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "Specification", "40",
          "Duration", "6");

  @Test
  void aThousandCallsHaveAThousandIds() {
    try (BssSimulator sim = BssSimulator.start(new Settings().auth(AuthMode.LENIENT))) {

      List<String> ids =
          requestIds(
              sim, "/CreateResellerUserQuota", Map.of("Amount", "1", "Currency", "CNY"), 1_000);

      assertThat(ids)
          .hasSize(1_000)
          .doesNotHaveDuplicates()
          .allMatch(
              id ->
                  id.matches(
                      "[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}"));
    }
  }

  @Test
  void aSeedMakesAllIdsRepeatable() {
    try (BssSimulator one = seeded(42);
        BssSimulator other = seeded(42)) {

      List<String> ids = requestIds(one, "/CreateResourcePackage", PACKAGE, 10);
      List<String> again = requestIds(other, "/CreateResourcePackage", PACKAGE, 10);

      assertThat(again).isEqualTo(ids);
      assertThat(other.orders()).hasSize(10).isEqualTo(one.orders());
      assertThat(one.orders()).extracting(Order::instanceId).doesNotHaveDuplicates();
    }
  }

  @Test
  void aResetRestartsTheIdsOfASeed() {
    try (BssSimulator sim = seeded(42)) {
      List<String> ids = requestIds(sim, "/CreateResourcePackage", PACKAGE, 3);
      List<Order> orders = sim.orders();

      sim.reset();
      List<String> again = requestIds(sim, "/CreateResourcePackage", PACKAGE, 3);

      assertThat(again).isEqualTo(ids);
      assertThat(sim.orders()).isEqualTo(orders);
    }
  }

  @Test
  void differentSeedsMakeDifferentIds() {
    try (BssSimulator one = seeded(42);
        BssSimulator other = seeded(43)) {

      List<String> ids = requestIds(one, "/CreateResourcePackage", PACKAGE, 10);
      List<String> others = requestIds(other, "/CreateResourcePackage", PACKAGE, 10);

      assertThat(others).doesNotContainAnyElementsOf(ids);
    }
  }

  private static BssSimulator seeded(long seed) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2025-08-11T01:02:03Z"));
    return BssSimulator.start(new Settings().auth(AuthMode.LENIENT).seed(seed).clock(clock));
  }

  private static List<String> requestIds(
      BssSimulator sim, String path, Map<String, String> parameters, int calls) {
    RawCaller caller = new RawCaller(sim.url());
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      HttpResponse<String> response = caller.unsigned("POST", path, parameters);
      ids.add(response.headers().firstValue("x-acs-request-id").orElseThrow());
    }
    return ids;
  }
}
