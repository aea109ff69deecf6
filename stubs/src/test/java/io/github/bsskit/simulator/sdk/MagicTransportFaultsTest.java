package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.control.MagicRow;
import io.github.bsskit.simulator.control.MagicRow.Form;
import io.github.bsskit.simulator.sdk.MagicCaller.Sdk;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The effect of each transport fault on users of the Java SDKs, and what was bought. */
@Tag("http")
@Tag("stores")
@Tag("replicas")
class MagicTransportFaultsTest {

  /**
   * What became of one call.
   *
   * @param seen by SDK: {@code success}, the code of the exception, or its class if it has no code
   * @param created how many orders or ledgers there are afterwards
   * @param isLost whether the journal says that the answer was lost
   */
  private record TransportFault(Map<Sdk, String> seen, int created, boolean isLost) {}

  private static final Map<String, TransportFault> MISHAPS =
      mishaps(
          """
          commit-then-drop   | SDK.ServerUnreachable | TeaUnretryableException | 1 | lost
          commit-then-delay  | success               | success                 | 1 | told
          drop-before-commit | SDK.ServerUnreachable | TeaUnretryableException | 0 | lost
          latency            | success               | success                 | 1 | told
          truncated-body     | SDK.ServerUnreachable | TeaUtilException        | 1 | lost
          wrong-content-type | ClientException       | success                 | 1 | told
          throttle           | Throttling.User       | Throttling.User         | 0 | told
          """);

  @TempDir private static Path directory;

  private static BssSimulator sim;
  private static MagicCaller caller;

  @BeforeAll
  static void start() throws Exception {
    sim = TestSimulators.start();
    caller = new MagicCaller(sim, directory);
  }

  @BeforeEach
  void forget() {
    sim.reset();
    FreshConnections.forgetUsedOnes();
  }

  @AfterAll
  static void stop() throws Exception {
    caller.close();
    TestSimulators.close(sim);
  }

  private static Map<String, TransportFault> mishaps(String table) {
    Map<String, TransportFault> faults = new LinkedHashMap<>();
    for (String line : table.split("\n")) {
      String[] cells = line.strip().split(" *\\| *");
      Map<Sdk, String> seen = Map.of(Sdk.V1, cells[1], Sdk.V2, cells[2]);
      faults.put(
          cells[0], new TransportFault(seen, Integer.parseInt(cells[3]), cells[4].equals("lost")));
    }
    return faults;
  }

  static Stream<Arguments> rows() {
    return MagicCaller.forEachSdk(
        MagicCaller.rows().stream().filter(row -> row.result().status() == 0));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void theUserSeesItAndTheLedgerKnows(Sdk sdk, String name, MagicRow row) throws Exception {
    long start = System.nanoTime();

    Outcome outcome = caller.send(sdk, row);

    Duration time = Duration.ofNanos(System.nanoTime() - start);
    TransportFault expected = MISHAPS.get(row.result().outcome());
    assertThat(seen(outcome)).isEqualTo(expected.seen().get(sdk));
    assertThat(sim.ledger().orders().size() + sim.ledger().quotas().size())
        .isEqualTo(expected.created());
    assertThat(sim.journal().entries()).as("one call").hasSize(1);
    JournalEntry entry = sim.journal().entries().get(0);
    assertThat(entry.isLost()).isEqualTo(expected.isLost());
    assertThat(entry.fault()).isPresent();
    if (row.result().outcome().equals("latency")
        || row.result().outcome().equals("commit-then-delay")) {
      assertThat(time).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }
  }

  /** V1 reports a response that is not JSON by an exception without a code. */
  private static String seen(Outcome outcome) {
    if (outcome instanceof Outcome.Success) {
      return "success";
    }
    if (outcome instanceof Outcome.Failure failure) {
      return failure.reason().getClass().getSimpleName();
    }
    String code = outcome.refusal().code();
    return code == null ? "ClientException" : code;
  }

  @Test
  void everyTransportFaultExistsForBothOperationsInBothForms() {
    List<String> expected =
        Stream.of("CreateResellerUserQuota", "CreateResourcePackage")
            .flatMap(action -> MISHAPS.keySet().stream().map(mishap -> action + " " + mishap))
            .flatMap(mishap -> Stream.of(mishap + " magic", mishap + " control"))
            .toList();

    assertThat(MagicCaller.rows())
        .filteredOn(row -> row.form() == Form.MAGIC || row.form() == Form.CONTROL)
        .filteredOn(row -> row.result().status() == 0)
        .extracting(row -> row.action() + " " + row.result().outcome() + " " + row.form())
        .containsExactlyInAnyOrderElementsOf(expected)
        .hasSize(28);
  }
}
