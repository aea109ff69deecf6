package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which ids begin again after a reset or an import, and which never repeat. */
@Tag("http")
@Tag("stores")
class IdsAfterImportTest {

  private static final String STATE = "/__admin/bss/state";

  /** What a run has returned. */
  private static final class Seen {
    private final List<String> requestIds = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Long> orderIds = new ArrayList<>();

    private void call(BssSimulator simulator) throws Exception {
      for (int call = 0; call < 3; call++) {
        requestIds.add(TestCall.resourcePackage("V3").send(simulator.url()).member("RequestId"));
      }
      keys.add(simulator.makeAccount().accessKeyId());
      orderIds.clear();
      simulator.orders().forEach(order -> orderIds.add(order.orderId()));
    }
  }

  private static BssSimulator start(Settings settings) {
    return TestSimulators.start(settings.throttling(ThrottlingMode.OFF));
  }

  @Test
  void requestIdsAndAccessKeysNeverRepeatInAProcess() throws Exception {
    Seen seen = new Seen();
    try (BssSimulator simulator = start(new Settings())) {
      ControlCaller control = new ControlCaller(simulator.url());
      seen.call(simulator);
      String saved = control.get(STATE).text();
      seen.call(simulator);
      for (int round = 0; round < 2; round++) {
        assertThat(control.send("PUT", STATE, saved).status()).isEqualTo(204);
        seen.call(simulator);
        assertThat(seen.orderIds).hasSize(6).doesNotHaveDuplicates().isSorted();
      }
      simulator.reset();
      seen.call(simulator);
    }
    assertThat(seen.requestIds).hasSize(15).doesNotHaveDuplicates();
    assertThat(seen.keys).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void orderIdsBeginAgainAfterAReset() throws Exception {
    try (BssSimulator simulator = start(new Settings())) {
      Seen before = new Seen();
      before.call(simulator);
      simulator.reset();
      Seen after = new Seen();
      after.call(simulator);

      assertThat(after.orderIds).isEqualTo(before.orderIds);
    }
  }

  @Test
  void withASeedAllIdsBeginAgainAfterAReset() throws Exception {
    try (BssSimulator simulator = start(new Settings().seed(7))) {
      Seen before = new Seen();
      before.call(simulator);
      simulator.reset();
      Seen after = new Seen();
      after.call(simulator);

      assertThat(after).usingRecursiveComparison().isEqualTo(before);
    }
  }

  @Test
  void withASeedIdsContinueFromTheImportedState() throws Exception {
    try (BssSimulator simulator = start(new Settings().seed(7))) {
      ControlCaller control = new ControlCaller(simulator.url());
      String saved = control.get(STATE).text();
      Seen before = new Seen();
      before.call(simulator);
      control.send("PUT", STATE, saved);
      Seen after = new Seen();
      after.call(simulator);

      assertThat(after).usingRecursiveComparison().isEqualTo(before);
    }
  }
}
