package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.control.Epoch;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call is explained when somebody looks, and as if it had been explained at once. */
@Tag("http")
class LateExplanationsTest {

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 200;

  /** An explanation takes more than a hundred times as much memory as the call. */
  @ParameterizedTest
  @ValueSource(strings = {"V1", "V3"})
  void wrongSignatureTakesAsMuchWorkAsARightOne(String signature) {
    Epoch epoch = Simulation.create(SimulationOptions.defaults()).epoch();
    TestKey wrong = TestKey.RESELLER.withSecret("wrong");
    allocated(epoch, () -> TestCall.quota(signature));
    allocated(epoch, () -> TestCall.quota(signature).key(wrong));

    long right = allocated(epoch, () -> TestCall.quota(signature));
    long rejected = allocated(epoch, () -> TestCall.quota(signature).key(wrong));

    assertThat(rejected).isLessThan(10 * right);
  }

  /** The bytes that the handling of calls allocates. */
  private static long allocated(Epoch epoch, Supplier<TestCall> calls) {
    List<RpcRequest> requests = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      requests.add(new RpcRequest(raw(calls.get().bytes("localhost"))));
    }
    long before = THREAD.getCurrentThreadAllocatedBytes();
    requests.forEach(epoch::handleWithoutFaults);
    return THREAD.getCurrentThreadAllocatedBytes() - before;
  }

  private static RawRequest raw(byte[] request) {
    String[] lines = new String(request, StandardCharsets.ISO_8859_1).split("\r\n");
    String[] target = lines[0].split("[ ?]");
    List<Header> headers = new ArrayList<>();
    for (int line = 1; line < lines.length; line++) {
      String[] header = lines[line].split(": ", 2);
      headers.add(new Header(header[0], header[1]));
    }
    return new RawRequest(target[0], target[1], target[2], headers, new byte[0]);
  }

  @Test
  void resentRequestIsRecognizedWhenTheJournalHasForgottenTheFirst() throws Exception {
    try (BssSimulator simulator = TestSimulators.start(new Settings().journalSize(2))) {
      byte[] request = TestCall.resourcePackage("V1").nonce("once").bytes(simulator.endpoint());
      simulator.faults().on("CreateResourcePackage").commitThenDrop();
      RawHttp.exchange(simulator.port(), request);
      RawHttp.exchange(simulator.port(), request);
      TestCall.quota("V3").send(simulator.url());

      JournalEntry again = simulator.journal().entries().get(0);

      assertThat(again.explanation().orElseThrow().change())
          .startsWith("Call #1 was the same request and its response was lost");
    }
  }

  @Test
  void entryStaysTheSame() throws Exception {
    try (BssSimulator simulator = TestSimulators.start()) {
      TestCall.quota("V3").key(TestKey.RESELLER.withSecret("testsecret ")).send(simulator.url());
      JournalEntry first = simulator.journal().entries().get(0);
      simulator.makeAccount();

      assertThat(simulator.journal().entries().get(0)).isEqualTo(first);
      assertThat(simulator.journal().entry(1)).hasValue(first);
    }
  }
}
