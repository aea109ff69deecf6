package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole state goes into one file and comes back out of it, in another simulator as well. */
@Tag("http")
class StateFileTest {

  private static final String STATE = "/__admin/bss/state";

  private BssSimulator simulator;
  private ControlCaller control;

  @BeforeEach
  void start() {
    simulator = TestSimulators.start();
    control = new ControlCaller(simulator.url());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void whatHasHappenedHasHappenedInTheOtherSimulatorToo() throws Exception {
    Credentials made = simulator.makeAccount();
    TestKey key = new TestKey(made.accessKeyId(), made.accessKeySecret(), "");
    String nonce = "used-once";
    TestCall.quota("V3").key(key).with("OutBizId", "b-1").send(simulator.url());
    TestCall.resourcePackage("V3").nonce(nonce).send(simulator.url());
    simulator.faults().on("CreateResourcePackage").times(2).returnError("InternalError");
    String saved = control.get(STATE).text();

    try (BssSimulator other = TestSimulators.start()) {
      Response loaded = new ControlCaller(other.url()).send("PUT", STATE, saved);

      assertThat(loaded.status()).as(loaded.toString()).isEqualTo(204);
      assertThat(other.orders()).isEqualTo(simulator.orders()).hasSize(1);
      assertThat(other.ledgers()).isEqualTo(simulator.ledgers()).hasSize(1);
      assertThat(send(other, TestCall.quota("V3").key(key).with("OutBizId", "b-1")))
          .isEqualTo("400 -303");
      assertThat(send(other, TestCall.resourcePackage("V3").nonce(nonce)))
          .isEqualTo("400 SignatureNonceUsed");
      assertThat(send(other, TestCall.resourcePackage("V3"))).isEqualTo("500 InternalError");
      assertThat(send(other, TestCall.resourcePackage("V3"))).isEqualTo("500 InternalError");
      assertThat(send(other, TestCall.resourcePackage("V3").with("Duration", "9")))
          .isEqualTo("200 Success");
      assertThat(other.orders().get(1).orderId()).isGreaterThan(other.orders().get(0).orderId());
      assertThat(other.makeAccount().accountId()).isGreaterThan(made.accountId());
      assertThat(other.wouldHaveBought())
          .isEqualTo("This run would have bought 1 resource plan (1 ossbag).");
    }
  }

  @Test
  void ratesAndClocksComeBack() throws Exception {
    for (int i = 0; i < 100; i++) {
      TestCall.resourcePackage("V3").send(simulator.url());
    }
    simulator.clock().freezeAt(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    String saved = control.get(STATE).text();
    Instant frozen = simulator.clock().now();
    simulator.reset();
    assertThat(send(simulator, TestCall.resourcePackage("V3"))).isEqualTo("200 Success");

    control.send("PUT", STATE, saved);

    assertThat(simulator.clock().now()).isEqualTo(frozen);
    assertThat(simulator.clock().isFrozen()).isTrue();
    assertThat(control.get(STATE).text()).isEqualTo(saved);
    assertThat(send(simulator, TestCall.resourcePackage("V3"))).isEqualTo("400 Throttling.User");
  }

  @Test
  void fullDayDoesNotTakeTheNumbersOfTheNextDay() throws Exception {
    try (BssSimulator small = TestSimulators.start(new Settings().orderIds(OrderIds.SMALL))) {
      small.clock().freezeAt(Instant.parse("2027-01-31T12:00:00Z"));
      ControlCaller state = new ControlCaller(small.url());
      String saved =
          state
              .get(STATE)
              .text()
              .replaceFirst("\"lastOrderId\":\"[0-9]+\"", "\"lastOrderId\":\"202701319999997\"");
      assertThat(state.send("PUT", STATE, saved).status()).isEqualTo(204);
      for (int order = 0; order < 3; order++) {
        TestCall.resourcePackage("V3").at(small.clock().now()).send(small.url());
      }
      small.clock().advance(Duration.ofDays(1));
      TestCall.resourcePackage("V3").at(small.clock().now()).send(small.url());

      assertThat(small.orders().stream().map(Order::orderId))
          .containsExactly(202701319999999L, 202712320000001L, 202712320000003L, 202702010000001L);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version":1          | "version":2             | unsupported or missing "version" 2: this simulator reads version 1
          "version":1          | "version":"1"           | unsupported or missing "version" "1": this simulator reads version 1
          bss-simulator-state  | localstack-state        | unsupported or missing "format": use a file written by GET /__admin/bss/state
          "orders":[           | "orders":[null,         | missing or invalid field orders[0]: use a file written by GET /__admin/bss/state
          "orderedAt"          | "orderdAt"              | unknown field orders[0].orderdAt: use a file written by
          "duration":6         | "duration":"6"          | missing or invalid field orders[0].duration: use a file written by
          "duration":6         | "duration":0            | invalid orders[0].duration "0": use a number from 1
          "Month"              | "Week"                  | invalid orders[0].pricingCycle "Week": use one of Month, Year
          "buyer":"100000001"  | "buyer":"5"             | invalid orders[0].buyer "5": the account does not exist; use a simulator with the same world
          "buyer":"100000001"  | "buyer":"me"            | invalid orders[0].buyer "me": use a 64-bit integer as text
          "buyer":"100000001"  | "buyer":100000001       | invalid orders[0].buyer "100000001": use a 64-bit integer as text
          "buyer":"100000001","productCode" | "productCode" | missing or invalid field orders[0].buyer: use a file written by
          "shift":"PT          | "shift":"P T            | invalid clock.shift "P T0S": use a duration such as PT1H
          "currency":"CNY"     | "currency":"EUR"        | invalid ledgers[0].currency "EUR": use one of CNY
          "amount":"100"       | "amount":"1e5"          | invalid ledgers[0].amount "1e5": use a number such as 100.50
          "code":"InternalErr  | "x":"1","code":"InternalErr | unknown field faults[0].x
          "code":"InternalErr  | "code":"Xnternal        | faults[0]: CreateResourcePackage does not document the error "Xnternalor"
          "ledgers":[          | "ledgers":[{            | not JSON at line 1
          "ledgers":[          | "orders":[],"ledgers":[ | not JSON at line 1
          "shift":"            | "shift":"PT2562047788015215H","x":" | unknown field clock.x
          "PT0S"               | "PT2562047788015215H"   | clock is outside the years 1970 to 8999
          "clock":{            | "clock":{"frozenAt":"+999999999-12-31T23:59:59Z", | clock is outside the years 1970 to 8999
          "lastOrderId":"2026  | "lastOrderId":"-2026    | invalid ids.lastOrderId "-2026
          "accounts":[         | "accounts":[{"id":"9223372036854775807","type":"reseller","accessKeyId":"k","accessKeySecret":"s","permissions":[]} | invalid account number 9223372036854775807
          "accounts":[         | "accounts":[{"id":"1000000000","type":"reseller","accessKeyId":"testid","accessKeySecret":"s","permissions":[]} | duplicate access key "testid"
          "accounts":[         | "accounts":[{"id":"1000000000","type":"reseller","accessKeyId":"k","accessKeySecret":"","permissions":[]} | invalid accounts[0].accessKeySecret "": use its secret
          "code":"InternalError" | "fault":"latency","delay":"PT-5S" | invalid faults[0].delay "PT-5S": use a delay of at most PT10M
          "code":"InternalError" | "fault":"latency","code":"InternalError" | faults[0]: use exactly one of code and fault
          "action":"CreateResourcePackage","p | "action":"Nope","p | faults[0]: unknown operation "Nope": use one of
          "action":"CreateResourcePackage","p | "p | faults[0]: error "InternalError" is not the same for all operations
          "every":1            | "every":0               | invalid faults[0].every "0": use a number from 1
          "met":0              | "met":1                 | invalid faults[0].met "1": use a number from 0 to seen
          "probability":1.0    | "probability":1.5       | invalid faults[0].probability "1.5": use a number above 0 and at most 1
          "times":1            | "times":0               | invalid faults[0].times "0": use a number above met
          "instanceSalt":"     | "instanceSalt":"x       | invalid ids.instanceSalt "x
          "orderedAt":"2       | "orderedAt":"+12        | invalid orders[0].orderedAt "+12
          "until":"            | "until":"-              | invalid nonces[0].until "-2026
          "until":"            | "till":"                | missing or invalid field nonces[0].until
          "hashes":["          | "hashes":["0            | nonces[0].hashes[0]: invalid hash "0
          {"format"            | [{"format"              | not a JSON object
          """)
  void invalidFileIsRejectedAndChangesNothing(String part, String instead, String problem)
      throws Exception {
    TestCall.quota("V3").send(simulator.url());
    TestCall.resourcePackage("V3").send(simulator.url());
    simulator.faults().on("CreateResourcePackage").returnError("InternalError");
    String saved = control.get(STATE).text();
    assertThat(saved).contains(part);

    Response response = control.send("PUT", STATE, saved.replace(part, instead));

    assertThat(response.status()).as(response.toString()).isEqualTo(400);
    assertThat(response.member("detail")).startsWith("state file: " + problem);
    assertThat(control.get(STATE).text()).isEqualTo(saved);
  }

  @Test
  void duplicateLedgerOrOrderIsRejected() throws Exception {
    TestCall.quota("V3").send(simulator.url());
    TestCall.resourcePackage("V3").send(simulator.url());
    String saved = control.get(STATE).text();
    String ledger = saved.replaceFirst(".*\"ledgers\":\\[(\\{[^}]*\\}).*", "$1");
    String order = saved.replaceFirst(".*\"orders\":\\[(\\{[^}]*\\}).*", "$1");

    Response twoLedgers = control.send("PUT", STATE, saved.replace(ledger, ledger + "," + ledger));
    Response twoOrders = control.send("PUT", STATE, saved.replace(order, order + "," + order));

    assertThat(twoLedgers.member("detail"))
        .startsWith("state file: duplicate ledger of owner 100000001, or duplicate outBizId");
    assertThat(twoOrders.member("detail"))
        .startsWith("state file: invalid orders[1].orderId ")
        .endsWith(": use it only once");
    assertThat(control.get(STATE).text()).isEqualTo(saved);
  }

  private static String send(BssSimulator simulator, TestCall call) throws Exception {
    return call.send(simulator.url()).outcome();
  }
}
