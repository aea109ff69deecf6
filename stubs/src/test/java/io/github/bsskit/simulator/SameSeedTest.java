package io.github.bsskit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same seed, the same time and the same calls: the same bytes. */
@Tag("http")
@Tag("stores")
class SameSeedTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  /** What the caller asked for as the host stands in the answer, and ports differ. */
  private static final String HOST = "billing.test";

  @Test
  void responsesAreIdenticalToTheLastByte() throws Exception {
    assertThat(answers(42)).isEqualTo(answers(42));
  }

  @Test
  void anotherSeedMakesOthers() throws Exception {
    assertThat(answers(42).get(0)).isNotEqualTo(answers(43).get(0));
  }

  @Test
  void resetBeginsAnew() throws Exception {
    try (BssSimulator simulator = start(42)) {
      simulator.exampleCall();
      List<String> first = answers(simulator);
      simulator.reset();

      assertThat(answers(simulator)).isEqualTo(first);
    }
  }

  @Test
  void withoutASeedNothingRepeatsItself() throws Exception {
    try (BssSimulator one = TestSimulators.start(new Settings().clock(InstantSource.fixed(NOW)));
        BssSimulator other = TestSimulators.start(new Settings().clock(InstantSource.fixed(NOW)))) {
      assertThat(answers(one).get(0)).isNotEqualTo(answers(other).get(0));
    }
  }

  private static List<String> answers(long seed) throws Exception {
    try (BssSimulator simulator = start(seed)) {
      return answers(simulator);
    }
  }

  private static BssSimulator start(long seed) {
    return TestSimulators.start(new Settings().seed(seed).clock(InstantSource.fixed(NOW)));
  }

  private static List<String> answers(BssSimulator simulator) throws Exception {
    List<String> responses = new ArrayList<>();
    responses.add(simulator.makeAccount().accessKeySecret());
    List<TestCall> calls =
        List.of(
            TestCall.resourcePackage("V3"),
            TestCall.resourcePackage("V1"),
            TestCall.quota("V3").with("OutBizId", "b"),
            TestCall.quota("V3").with("OutBizId", "b"),
            TestCall.resourcePackage("V3").with("Duration", "0"),
            TestCall.resourcePackage("V1").with("ProductCode", "sim-fault-Throttling.User"));
    for (int i = 0; i < calls.size(); i++) {
      byte[] request = calls.get(i).at(NOW).nonce("nonce-" + i).bytes(HOST);
      responses.add(RawHttp.exchange(simulator.port(), request).orElseThrow().toString());
    }
    return responses;
  }
}
