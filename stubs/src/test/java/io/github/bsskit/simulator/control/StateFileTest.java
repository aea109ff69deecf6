package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    simulator = BssSimulator.start();
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

    try (BssSimulator other = BssSimulator.start()) {
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
  void fileOfBeforeIsRead() throws Exception {
    String nonces =
        "{\"accessKeyId\":\"testid\",\"young\":[\"n-young\"],\"old\":[\"n-old\"],\"turnAt\":\"%s\"}"
            .formatted(Instant.now().plusSeconds(60));
    TestCall.resourcePackage("V3").send(simulator.url());
    String saved =
        control
            .get(STATE)
            .text()
            .replaceFirst("\"nonces\":\\[.*?}]", "\"nonces\":[" + nonces + "]")
            .replaceFirst("\"instanceSalt\":\"[^\"]*\",", "");
    List<Order> orders = simulator.orders();
    simulator.reset();

    Response loaded = control.send("PUT", STATE, saved);

    assertThat(loaded.status()).as(loaded.toString()).isEqualTo(204);
    assertThat(simulator.orders()).isEqualTo(List.copyOf(orders)).hasSize(1);
    assertThat(send(simulator, TestCall.resourcePackage("V3").nonce("n-young")))
        .isEqualTo("400 SignatureNonceUsed");
    assertThat(send(simulator, TestCall.resourcePackage("V3").nonce("n-old")))
        .isEqualTo("400 SignatureNonceUsed");
    assertThat(send(simulator, TestCall.resourcePackage("V3").nonce("n-new")))
        .isEqualTo("200 Success");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version":1          | "version":2             | format is "bss-simulator-state" and version 2; this simulator reads
          bss-simulator-state  | localstack-state        | format is "localstack-state" and version 1; this simulator reads
          "orders":[           | "orders":[null,         | it is not as it should be, or lacks a member
          "orderedAt"          | "orderdAt"              | orders[0] is not as it should be, or lacks a member
          "duration":6         | "duration":"6"          | orders[0].duration is not as it should be
          "duration":6         | "duration":0            | orders[0].duration is 0; write a number from 1
          "Month"              | "Week"                  | orders[0].pricingCycle is "Week"; write one of Month, Year
          "buyer":"100000001"  | "buyer":"5"             | orders[0].buyer is 5, which is no account of this world; import the file into
          "buyer":"100000001"  | "buyer":"me"            | orders[0].buyer is "me"; write a whole number of 64 bits as text
          "shift":"PT          | "shift":"P T            | clock.shift is "P T
          "currency":"CNY"     | "currency":"EUR"        | ledgers[0].currency is "EUR"; write one of CNY
          "amount":"100"       | "amount":"1e5"          | ledgers[0].amount is "1e5"; write it like 100.50
          "code":"InternalErr  | "x":"1","code":"InternalErr | member faults[0].x is not known
          "code":"InternalErr  | "code":"Xnternal        | faults[0].code: CreateResourcePackage does not document the error "Xnternalor"
          "ledgers":[          | "ledgers":[{            | it is not JSON at line 1
          "shift":"            | "shift":"PT2562047788015215H","x":" | member clock.x is not known
          "PT0S"               | "PT2562047788015215H"   | clock is not at a time from 1970 to 8999
          "clock":{            | "clock":{"frozenAt":"+999999999-12-31T23:59:59Z", | clock is not at a time from 1970 to 8999
          "lastOrderId":"2026  | "lastOrderId":"-2026    | ids.lastOrderId is -2026
          "accounts":[         | "accounts":[{"id":"9223372036854775807","type":"reseller","accessKeyId":"k","accessKeySecret":"s","permissions":[]} | account 9223372036854775807 has the number of another
          "accounts":[         | "accounts":[{"id":"1000000000","type":"reseller","accessKeyId":"testid","accessKeySecret":"s","permissions":[]} | access key testid is there twice
          "accounts":[         | "accounts":[{"id":"1000000000","type":"reseller","accessKeyId":"k","accessKeySecret":"","permissions":[]} | accounts[0] has an empty key id or secret
          "code":"InternalError" | "fault":"latency","delay":"PT-5S" | faults[0].delay is PT-5S; write one up to PT10M
          "code":"InternalError" | "fault":"latency","code":"InternalError" | faults[0] has not one of code and fault
          "action":"CreateResourcePackage","p | "action":"Nope","p | faults[0].action is "Nope"; write one of
          "action":"CreateResourcePackage","p | "p | faults[0].code: error "InternalError" is not the same for all operations
          "instanceSalt":"     | "instanceSalt":"x       | ids.instanceSalt is "x
          "orderedAt":"2       | "orderedAt":"+12        | orders[0].orderedAt is +12
          "until":"            | "until":"-              | nonces[0].until is -2026
          "until":"            | "till":"                | nonces[0] is not as it should be, or lacks a member
          "hashes":["          | "hashes":["0            | nonces[0].hashes has "0
          {"format"            | [{"format"              | it is not as it should be
          """)
  void brokenFileIsRefusedAndChangesNothing(String part, String instead, String problem)
      throws Exception {
    TestCall.quota("V3").send(simulator.url());
    TestCall.resourcePackage("V3").send(simulator.url());
    simulator.faults().on("CreateResourcePackage").returnError("InternalError");
    String saved = control.get(STATE).text();
    assertThat(saved).contains(part);

    Response answer = control.send("PUT", STATE, saved.replace(part, instead));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.member("detail")).startsWith("state file: " + problem);
    assertThat(control.get(STATE).text()).isEqualTo(saved);
  }

  @Test
  void ledgerOrOrderThatIsThereTwiceIsRefused() throws Exception {
    TestCall.quota("V3").send(simulator.url());
    TestCall.resourcePackage("V3").send(simulator.url());
    String saved = control.get(STATE).text();
    String ledger = saved.replaceFirst(".*\"ledgers\":\\[(\\{[^}]*\\}).*", "$1");
    String order = saved.replaceFirst(".*\"orders\":\\[(\\{[^}]*\\}).*", "$1");

    Response twoLedgers = control.send("PUT", STATE, saved.replace(ledger, ledger + "," + ledger));
    Response twoOrders = control.send("PUT", STATE, saved.replace(order, order + "," + order));

    assertThat(twoLedgers.member("detail"))
        .startsWith(
            "state file: the ledger of owner 100000001 is there twice, or its OutBizId is;");
    assertThat(twoOrders.member("detail")).contains(" has order ", " twice; keep one of them");
    assertThat(control.get(STATE).text()).isEqualTo(saved);
  }

  private static String send(BssSimulator simulator, TestCall call) throws Exception {
    return call.send(simulator.url()).outcome();
  }
}
