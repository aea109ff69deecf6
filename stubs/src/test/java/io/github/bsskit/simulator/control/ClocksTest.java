package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock can be stopped, set and put forward, for all or for one account. */
@Tag("http")
@Tag("stores")
class ClocksTest {

  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final String CLOCK = "/__admin/bss/clock";

  private final SettableClock machine = new SettableClock(START);
  private BssSimulator simulator;
  private ControlCaller control;

  @BeforeEach
  void start() {
    simulator = TestSimulators.start(new Settings().clock(machine));
    control = new ControlCaller(simulator.url());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void stoppedClockStandsUntilItGoesOnFromThere() throws Exception {
    assertThat(control.post(CLOCK + "/freeze").text())
        .isEqualTo("{\"now\":\"2026-11-22T08:00:00Z\",\"frozen\":true}");
    machine.advance(Duration.ofHours(5));
    assertThat(control.get(CLOCK).member("now")).isEqualTo("2026-11-22T08:00:00Z");
    assertThat(control.post(CLOCK + "/advance", "{\"seconds\":60}").text())
        .isEqualTo("{\"now\":\"2026-11-22T08:01:00Z\",\"frozen\":true}");

    control.post(CLOCK + "/resume");
    machine.advance(Duration.ofMinutes(1));

    assertThat(control.get(CLOCK).text())
        .isEqualTo("{\"now\":\"2026-11-22T08:02:00Z\",\"frozen\":false}");
  }

  @Test
  void clockThatWasSetGoesOn() throws Exception {
    assertThat(control.post(CLOCK + "/set", "{\"now\":\"2020-02-29T23:59:30Z\"}").status())
        .isEqualTo(200);
    machine.advance(Duration.ofMinutes(1));

    assertThat(simulator.clock().now()).isEqualTo(Instant.parse("2020-03-01T00:00:30Z"));
  }

  @Test
  void everythingGoesByIt() throws Exception {
    Instant then = Instant.parse("2030-06-01T00:00:00Z");
    control.post(CLOCK + "/freeze", "{\"now\":\"2030-06-01T00:00:00Z\"}");

    Response tooOld = TestCall.resourcePackage("V3").at(START).send(simulator.url());
    Response now = TestCall.resourcePackage("V3").at(then).send(simulator.url());

    assertThat(tooOld.outcome()).isEqualTo("400 InvalidTimeStamp.Expired");
    assertThat(now.outcome()).isEqualTo("200 Success");
    assertThat(now.header("Date")).isEqualTo("Sat, 01 Jun 2030 00:00:00 GMT");
    assertThat(now.member("OrderId")).startsWith("20300601");
    assertThat(simulator.orders().get(0).orderedAt()).isEqualTo(then);
  }

  @Test
  void accountClockDoesNotAffectOthers() throws Exception {
    Credentials made = simulator.makeAccount();
    TestKey key = new TestKey(made.accessKeyId(), made.accessKeySecret(), "");
    control.post(
        CLOCK + "/advance", "{\"seconds\":86400,\"key\":\"%s\"}".formatted(made.accessKeyId()));

    assertThat(TestCall.quota("V3").at(START).send(simulator.url()).outcome()).isEqualTo("200 200");
    assertThat(TestCall.quota("V3").key(key).at(START).send(simulator.url()).outcome())
        .isEqualTo("400 InvalidTimeStamp.Expired");
    Response tomorrow =
        TestCall.resourcePackage("V3")
            .key(key)
            .at(START.plus(Duration.ofDays(1)))
            .send(simulator.url());
    assertThat(tomorrow.outcome()).isEqualTo("200 Success");
    assertThat(tomorrow.header("Date")).isEqualTo("Mon, 23 Nov 2026 08:00:00 GMT");
    assertThat(tomorrow.member("OrderId")).startsWith("20261123");
    assertThat(simulator.clockOf(made.accountId()).now()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(simulator.clock().now()).isEqualTo(START);
  }

  @Test
  void clockSetBackDoesNotThrottle() throws Exception {
    simulator.clock().advance(Duration.ofDays(365));
    for (int i = 0; i < 100; i++) {
      TestCall.resourcePackage("V3").at(START.plus(Duration.ofDays(365))).send(simulator.url());
    }
    simulator.clock().advance(Duration.ofDays(-365));

    assertThat(TestCall.resourcePackage("V3").at(START).send(simulator.url()).outcome())
        .isEqualTo("200 Success");
  }

  @Test
  void noClockLeavesItsTime() {
    long account = simulator.makeAccount().accountId();
    simulator.clockOf(account).advance(Duration.ofDays(365 * 5000L));
    simulator.clock().advance(Duration.ofDays(365 * 5000L));

    assertThat(simulator.clockOf(account).now()).isEqualTo(Instant.parse("9000-01-01T00:00:00Z"));
    assertThatThrownBy(() -> simulator.clock().advance(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clockOfAnAccountThatDoesNotExistCannotBeMoved() {
    assertThat(simulator.clockOf(424242).now()).isEqualTo(START);
    assertThatThrownBy(() -> simulator.clockOf(424242).freeze())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("account 424242 does not exist, or was removed by a reset");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          set    | {}                                    | missing field "now": use an instant such as 2030-01-01T00:00:00Z
          set    | {"now":"tomorrow"}                    | invalid now "tomorrow": use an instant such as 2030-01-01T00:00:00Z
          set    | {"now":"1969-12-31T23:59:59Z"}        | invalid now "1969-12-31T23:59:59Z": use a time in the years 1970 to 8999
          freeze | {"now":"9999-01-01T00:00:00Z"}        | invalid now "9999-01-01T00:00:00Z": use a time in the years 1970 to 8999
          freeze | {"at":"2030-01-01T00:00:00Z"}         | unknown field "at": use now, key
          resume | {"key":"nobody"}                      | invalid key "nobody": use an access key of this world
          """)
  void invalidRequestIsRejectedAndTheClockContinues(String what, String body, String detail)
      throws Exception {
    Response response = control.post(CLOCK + "/" + what, body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.member("detail")).isEqualTo(detail);
    assertThat(simulator.clock().now()).isEqualTo(START);
    assertThat(simulator.clock().isFrozen()).isFalse();
  }

  @Test
  void javaMovesItToo() {
    simulator.clock().freeze();
    machine.advance(Duration.ofDays(9));
    simulator.clock().advance(Duration.ofDays(-1));

    assertThat(simulator.clock().now()).isEqualTo(START.minus(Duration.ofDays(1)));
    assertThatThrownBy(() -> simulator.clock().set(Instant.MAX))
        .hasMessageEndingWith("use a time in the years 1970 to 8999");
  }
}
