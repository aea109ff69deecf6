package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.FaultBuilder;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delayed calls do not take a thread each, so any number can be delayed at the same time. */
@Tag("http")
@Timeout(120)
class DelayedCallsTest {

  private static final int CALLS = 1_000;
  private static final Duration MOMENT = Duration.ofMillis(500);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(10);

  /** The server's threads and some of the JVM's; each delayed call would have added one. */
  private static final int MAX_THREADS = CALLS / 2;

  private final List<RawHttp> callers = new ArrayList<>();

  @AfterEach
  void disconnect() throws Exception {
    for (RawHttp caller : callers) {
      caller.close();
    }
  }

  private static Stream<Arguments> kinds() {
    BiFunction<FaultBuilder, Duration, Object> latency = FaultBuilder::latency;
    BiFunction<FaultBuilder, Duration, Object> late = FaultBuilder::commitThenDelay;
    return Stream.of(
        Arguments.of("latency", true, latency),
        Arguments.of("commit-then-delay", true, late),
        Arguments.of("commit-then-delay", false, late));
  }

  @ParameterizedTest(name = "{0}, fast lane {1}")
  @MethodSource("kinds")
  void aThousandCallsAreDelayedAtTheSameTime(
      String name, boolean hasFastLane, BiFunction<FaultBuilder, Duration, Object> fault)
      throws Exception {
    try (BssSimulator simulator = start(hasFastLane)) {
      fault.apply(simulator.faults().on("CreateResourcePackage").every(1), SHORT);
      long begin = System.nanoTime();
      call(simulator, CALLS);
      awaitFaults(simulator, CALLS);

      assertThat(Thread.getAllStackTraces()).hasSizeLessThan(MAX_THREADS);
      for (RawHttp caller : callers) {
        assertThat(caller.answer().map(Response::status)).hasValue(200);
        assertThat(System.nanoTime() - begin).isGreaterThan(SHORT.toNanos());
      }
      assertThat(simulator.orders()).hasSize(CALLS);
    }
  }

  @ParameterizedTest(name = "{0}, fast lane {1}")
  @MethodSource("kinds")
  void stoppingEndsAllDelaysAtOnce(
      String name, boolean hasFastLane, BiFunction<FaultBuilder, Duration, Object> fault)
      throws Exception {
    // Responses are written within half a second, dropped calls take no time.
    int calls = name.equals("latency") ? CALLS : CALLS / 10;
    BssSimulator simulator = start(hasFastLane);
    fault.apply(simulator.faults().on("CreateResourcePackage").every(1), LONG);
    call(simulator, calls);
    awaitFaults(simulator, calls);

    simulator.close();

    for (RawHttp caller : callers) {
      Optional<Response> answer = caller.answer();
      // What was executed is answered early; what was not is dropped.
      assertThat(answer.map(Response::status))
          .isEqualTo(name.equals("latency") ? Optional.empty() : Optional.of(200));
    }
    assertThat(simulator.orders()).hasSize(name.equals("latency") ? 0 : calls);
  }

  private static Stream<Arguments> kindsAndEvents() {
    BiFunction<FaultBuilder, Duration, Object> latency = FaultBuilder::latency;
    return Stream.concat(kinds(), Stream.of(Arguments.of("latency", false, latency)))
        .map(Arguments::get)
        .flatMap(
            kind ->
                Stream.of("reset", "reset of the library", "import")
                    .map(event -> Arguments.of(kind[0], kind[1], kind[2], event)));
  }

  /** A call belongs to the world in which it began. */
  @ParameterizedTest(name = "{0}, fast lane {1}, {3}")
  @MethodSource("kindsAndEvents")
  void aResetOrAnImportLeavesDelaysAsTheyAre(
      String name,
      boolean hasFastLane,
      BiFunction<FaultBuilder, Duration, Object> fault,
      String event)
      throws Exception {
    try (BssSimulator simulator = start(hasFastLane)) {
      ControlCaller control = new ControlCaller(simulator.url());
      String empty = control.get("/__admin/bss/state").text();
      fault.apply(simulator.faults().on("CreateResourcePackage").every(1), MOMENT);
      long begin = System.nanoTime();
      call(simulator, 1);
      awaitFaults(simulator, 1);

      switch (event) {
        case "reset" -> control.post("/__admin/bss/reset", "");
        case "import" -> control.send("PUT", "/__admin/bss/state", empty);
        default -> simulator.reset();
      }

      assertThat(simulator.faults().armed()).isEmpty();
      Response response = callers.get(0).answer().orElseThrow();
      assertThat(response.outcome()).isEqualTo("200 Success");
      assertThat(System.nanoTime() - begin).isGreaterThan(MOMENT.toNanos());
      assertThat(simulator.orders()).isEmpty();
      assertThat(simulator.journal().entries()).isEmpty();
      assertThat(simulator.wouldHaveBought()).contains("1 resource plan ");
    }
  }

  @Test
  void aCallBesideTheDelayedOnesIsServed() throws Exception {
    try (BssSimulator simulator = start(true)) {
      simulator.faults().on("CreateResourcePackage").every(1).latency(LONG);
      call(simulator, CALLS);
      awaitFaults(simulator, CALLS);

      assertThat(TestCall.quota("V3").send(simulator.url()).status()).isEqualTo(200);
    }
  }

  /** WireMock's pipeline has a thread for each call in it. */
  @Test
  void throughWireMockTooManyCallsBeforeTheirExecutionAreRejected() throws Exception {
    BssSimulator simulator = start(false);
    simulator.faults().on("CreateResourcePackage").every(1).latency(LONG);
    call(simulator, 320);
    while (simulator.journal().lastNumber() < 20) {
      Thread.onSpinWait();
    }

    simulator.close();

    List<Response> rejections = new ArrayList<>();
    for (RawHttp caller : callers) {
      caller.answer().ifPresent(rejections::add);
    }
    assertThat(rejections).hasSize(20);
    assertThat(rejections.get(0).outcome()).isEqualTo("503 ServiceUnavailable");
    assertThat(rejections.get(0).member("Message"))
        .contains("Too many calls through WireMock are delayed");
    assertThat(simulator.journal().entries())
        .filteredOn(entry -> !entry.isLost())
        .hasSize(20)
        .extracting(DelayedCallsTest::change)
        .allMatch(change -> change.startsWith("Too many calls through WireMock are delayed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit-then-delay", "latency"})
  void aWireMockThatIsNotOursDelaysToo(String fault) throws Exception {
    WireMockServer other =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().extensions(new SimulatorExtension()));
    other.start();
    try {
      long begin = System.nanoTime();
      Response response =
          TestCall.resourcePackage("V3")
              .with("ProductCode", "sim-fault-" + fault + "-100")
              .send(URI.create(other.baseUrl()));

      assertThat(response.status()).isEqualTo(200);
      assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(100).toNanos());
    } finally {
      other.stop();
    }
  }

  private static String change(JournalEntry entry) {
    return entry.explanation().orElseThrow().change();
  }

  private static BssSimulator start(boolean hasFastLane) {
    return BssSimulator.start(new Settings().throttling(ThrottlingMode.OFF).fastLane(hasFastLane));
  }

  private void call(BssSimulator simulator, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      RawHttp caller = RawHttp.connect(simulator.port());
      callers.add(caller);
      caller.send(TestCall.resourcePackage("V3").bytes(simulator.endpoint()));
    }
  }

  private static void awaitFaults(BssSimulator simulator, int count) {
    while (simulator.faults().armed().get(0).applied() < count) {
      Thread.onSpinWait();
    }
  }
}
