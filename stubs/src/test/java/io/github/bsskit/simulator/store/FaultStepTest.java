package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.StoreKind;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.ArmedFaults;
import io.github.bsskit.simulator.world.Fault;
import io.github.bsskit.simulator.world.Fault.TransportFaultKind;
import io.github.bsskit.simulator.world.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An armed fault is met as often as its schedule says, wherever the state is kept. */
@ParameterizedClass
@EnumSource
class FaultStepTest {

  @Parameter StoreKind kind;
  private StoreUnderTest tried;

  @BeforeEach
  void open() {
    tried = StoreUnderTest.of(kind);
  }

  @AfterEach
  void close() {
    tried.close();
  }

  private static Fault fault(Fault.Match match, Schedule schedule) {
    return new Fault(
        match,
        new Fault.TransportFault(TransportFaultKind.LATENCY, Duration.ofMillis(250)),
        schedule);
  }

  private static Fault.Match any() {
    return new Fault.Match(Optional.empty(), Optional.empty(), Map.of());
  }

  private String arm(Fault fault) {
    return tried.world().change(state -> state.faults().arm(fault)).id();
  }

  private Optional<String> meet(Map<String, String> parameters) {
    return meet("testid", parameters).map(ArmedFaults.Armed::id);
  }

  private Optional<ArmedFaults.Armed> meet(String keyId, Map<String, String> parameters) {
    AccessKey key = tried.world().known().keys().find(keyId).orElseThrow();
    return tried.call(
        records ->
            records.meetFault(new Fault.CallFacts("CreateResourcePackage", key, parameters)));
  }

  /** One character for each of ten calls: whether it meets the fault. */
  private String tenCalls() {
    StringBuilder met = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      met.append(meet(Map.of()).isPresent() ? "x" : "-");
    }
    return met.toString();
  }

  @Test
  void isMetSoManyTimes() {
    String id = arm(fault(any(), Schedule.next(2)));

    assertThat(tried.world().state().faults().armed())
        .containsExactly(new ArmedFaults.Armed(id, fault(any(), Schedule.next(2)), 0));
    assertThat(meet("testid", Map.of()))
        .contains(new ArmedFaults.Armed(id, fault(any(), Schedule.next(2)), 1));
    assertThat(tried.world().state().faults().armed())
        .extracting(ArmedFaults.Armed::met)
        .containsExactly(1);
    assertThat(tenCalls()).isEqualTo("x---------");
    assertThat(tried.world().state().faults().isEmpty()).isTrue();
  }

  @Test
  void isMetByEachThirdCall() {
    arm(fault(any(), new Schedule(OptionalInt.of(2), 3, 1, 0)));

    assertThat(tenCalls()).isEqualTo("--x--x----");
  }

  @Test
  void isMetByChanceAsItsSeedSays() {
    arm(fault(any(), new Schedule(OptionalInt.empty(), 1, 0.5, 42)));

    assertThat(tenCalls()).isEqualTo("-xxxx-x-x-");
  }

  @Test
  void isMetByCallsThatMatchOnly() {
    arm(
        fault(
            new Fault.Match(Optional.of("CreateResellerUserQuota"), Optional.empty(), Map.of()),
            Schedule.next(9)));
    String ofKey =
        arm(
            fault(
                new Fault.Match(Optional.empty(), Optional.of("agencyid"), Map.of()),
                Schedule.next(9)));
    String ofSize =
        arm(
            fault(
                new Fault.Match(
                    Optional.of("CreateResourcePackage"),
                    Optional.empty(),
                    Map.of("Specification", "40")),
                Schedule.next(9)));

    assertThat(meet(Map.of("Specification", "41"))).isEmpty();
    assertThat(meet(Map.of("Specification", "40", "Duration", "6"))).contains(ofSize);
    assertThat(meet("agencyid", Map.of("Specification", "40")).map(ArmedFaults.Armed::id))
        .contains(ofKey);
  }

  @Test
  void theOldestIsMetFirst() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add(arm(fault(any(), Schedule.next(1))));
    }

    for (String id : ids) {
      assertThat(meet(Map.of())).contains(id);
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void aDisarmedFaultIsNotMet() {
    String id = arm(fault(any(), Schedule.next(5)));
    meet(Map.of());

    assertThat(tried.world().<Boolean>change(state -> state.faults().disarm(id))).isTrue();
    assertThat(tried.world().<Boolean>change(state -> state.faults().disarm(id))).isFalse();
    assertThat(tenCalls()).isEqualTo("----------");
    assertThat(arm(fault(any(), Schedule.next(1)))).isNotEqualTo(id);
  }

  @Test
  void ofConcurrentCallsExactlySoManyMeetIt() throws Exception {
    for (int round = 0; round < 5; round++) {
      arm(fault(any(), Schedule.next(3)));

      List<Boolean> met = StoreUnderTest.atOnce(16, i -> meet(Map.of()).isPresent());

      assertThat(met).filteredOn(isMet -> isMet).as("round %d", round).hasSize(3);
    }
  }

  @Test
  void whatACallDoesBesideIsKept() {
    arm(fault(any(), Schedule.next(1)));
    AccessKey key = tried.world().known().keys().find("testid").orElseThrow();
    boolean isMet =
        tried.call(
            records -> {
              records.useNonce(
                  "testid", "n", StoreUnderTest.NOON.plusSeconds(900), StoreUnderTest.NOON);
              boolean hasFault =
                  records
                      .meetFault(new Fault.CallFacts("CreateResourcePackage", key, Map.of()))
                      .isPresent();
              StoreUnderTest.place(records, StoreUnderTest.BUYER, "40");
              return hasFault;
            });

    assertThat(isMet).isTrue();
    assertThat(tried.orders()).hasSize(1);
    assertThat(
            tried.useNonce(
                "testid", "n", StoreUnderTest.NOON.plusSeconds(900), StoreUnderTest.NOON))
        .isFalse();
  }
}
