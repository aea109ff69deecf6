package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault applies to the calls it matches, as many as scheduled. */
@Tag("http")
@Tag("stores")
class FaultMatchTest {

  private static final String FAULTS = "/__admin/bss/faults";

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = TestSimulators.start();
    control = new ControlCaller(simulator.url());
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void faultAppliesOnlyToCallsOfTheKey() throws Exception {
    arm("{\"code\":\"Throttling\",\"key\":\"STS.testsub\"}");

    assertThat(order(TestKey.RESELLER)).isEqualTo("200 Success");
    assertThat(order(TestKey.TEMPORARY)).isEqualTo("400 Throttling");
    assertThat(order(TestKey.TEMPORARY)).isEqualTo("200 Success");
  }

  @Test
  void faultAppliesOnlyToCallsWithAllValues() throws Exception {
    arm(
        "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\","
            + "\"parameters\":{\"Duration\":\"3\",\"ProductCode\":\"ossbag\"}}");

    assertThat(order(TestKey.RESELLER)).isEqualTo("200 Success");
    assertThat(orderFor("3")).isEqualTo("500 InternalError");
    assertThat(orderFor("3")).isEqualTo("200 Success");
  }

  @Test
  void faultWithoutOperationAppliesToAll() throws Exception {
    arm("{\"code\":\"ServiceUnavailable\",\"times\":2}");

    assertThat(TestCall.quota("V3").send(simulator.url()).outcome())
        .isEqualTo("503 ServiceUnavailable");
    assertThat(order(TestKey.RESELLER)).isEqualTo("503 ServiceUnavailable");
    assertThat(order(TestKey.RESELLER)).isEqualTo("200 Success");
  }

  @Test
  void faultAppliesToEveryThirdCallUntilDisarmed() throws Exception {
    Response armed =
        arm("{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\",\"every\":3}");

    List<String> outcomes = orders(7);
    Response disarmed = control.delete(FAULTS + "/" + armed.member("id"));

    assertThat(outcomes)
        .containsExactly(
            "200 Success",
            "200 Success",
            "500 InternalError",
            "200 Success",
            "200 Success",
            "500 InternalError",
            "200 Success");
    assertThat(disarmed.status()).isEqualTo(204);
    assertThat(orders(3)).containsOnly("200 Success");
  }

  @ParameterizedTest
  @CsvSource({"'\"every\":1'", "'\"probability\":1'"})
  void everyOneOrProbabilityOneAppliesToAllCallsUntilDisarmed(String schedule) throws Exception {
    arm("{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\",%s}".formatted(schedule));

    assertThat(orders(4)).containsOnly("500 InternalError");
  }

  @Test
  void faultAppliesToEverySecondCallTwice() throws Exception {
    arm(
        "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\",\"every\":2,\"times\":2}");

    assertThat(orders(8))
        .containsExactly(
            "200 Success",
            "500 InternalError",
            "200 Success",
            "500 InternalError",
            "200 Success",
            "200 Success",
            "200 Success",
            "200 Success");
  }

  @Test
  void sameSeedSelectsTheSameCalls() throws Exception {
    List<String> first = ordersByChance(5);
    List<String> again = ordersByChance(5);
    List<String> other = ordersByChance(6);

    assertThat(first).isEqualTo(again).isNotEqualTo(other);
    assertThat(first).contains("200 Success", "500 InternalError");
  }

  private static List<String> ordersByChance(int seed) throws Exception {
    simulator.reset();
    arm(
        "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\","
            + "\"probability\":0.5,\"seed\":%d}".formatted(seed));
    return orders(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                    | missing code or fault: use the code of an error, or a fault of commit-then-drop, commit-then-delay, drop-before-commit, latency, truncated-body, wrong-content-type, throttle
          {"code":"InternalError"}                              | missing field "action": use one of CreateResellerUserQuota, CreateResourcePackage
          {"code":"Throttling","fault":"latency"}               | both code and fault are present: use one of them
          {"fault":"commit"}                                    | invalid fault "commit": use one of commit-then-drop, commit-then-delay, drop-before-commit, latency, truncated-body, wrong-content-type, throttle
          {"fault":"throttle","milliseconds":5}                 | milliseconds is not for throttle: remove it
          {"code":"Throttling","milliseconds":5}                | milliseconds is not for a code: remove it
          {"fault":"latency","milliseconds":600001}             | invalid milliseconds 600001: use an integer from 1 to 600000
          {"fault":"throttle","probability":0}                  | invalid probability 0: use a number above 0 and at most 1
          {"fault":"throttle","probability":1.5}                | invalid probability 1.5: use a number above 0 and at most 1
          {"fault":"throttle","seed":1}                         | seed without probability: add probability or remove seed
          {"fault":"throttle","every":0}                        | invalid every 0: use an integer from 1 to 1000000
          {"fault":"throttle","parameters":["Duration"]}        | invalid parameters ["Duration"]: use an object of texts
          {"fault":"throttle","parameters":{"Duration":6}}      | invalid parameters {"Duration":6}: use an object of texts
          {"fault":"throttle","key":7}                          | invalid key 7: use a text
          {"fault":"throttle","action":"CreateResellerUserQuota","parameters":{"Duration":"6"}} | parameters: unknown parameter "Duration": use one of Amount, Currency, OutBizId, OwnerId
          """)
  void invalidFaultIsRejectedAndNotArmed(String body, String detail) throws Exception {
    Response response = control.post(FAULTS, body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.member("detail")).isEqualTo(detail);
    assertThat(simulator.faults().armed()).isEmpty();
  }

  @Test
  void unknownKeyIsRejectedWithTheKnownKeys() throws Exception {
    Response response = control.post(FAULTS, "{\"fault\":\"throttle\",\"key\":\"nobody\"}");

    assertThat(response.member("detail"))
        .startsWith("key: unknown access key \"nobody\": use one of [")
        .contains("testid, STS.testsub");
  }

  @Test
  void unknownCodeIsRejectedWithTheCodesOfTheGateway() throws Exception {
    Response response = control.post(FAULTS, "{\"code\":\"nope\",\"times\":0}");

    assertThat(response.member("detail"))
        .startsWith("unknown code \"nope\": use one of InvalidAction.NotFound, ")
        .contains(
            "Throttling.User", "or the code of an operation's error and the operation as action")
        .doesNotContain("InternalError");
  }

  @Test
  void unarmedFaultCannotBeDisarmed() throws Exception {
    Response response = control.delete(FAULTS + "/fault-9");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.member("detail"))
        .isEqualTo("fault \"fault-9\" is not armed: GET /__admin/bss/faults lists those that are");
  }

  @Test
  void javaApiRejectsInvalidFaults() {
    assertThatThrownBy(() -> simulator.faults().on("BuyAll"))
        .hasMessage(
            "unknown operation \"BuyAll\": use one of CreateResellerUserQuota,"
                + " CreateResourcePackage");
    assertThatThrownBy(() -> simulator.faults().on("CreateResourcePackage").returnError("-303"))
        .hasMessageStartingWith(
            "CreateResourcePackage does not document the error \"-303\": use one of"
                + " NotApplicable, ");
    assertThatThrownBy(() -> simulator.faults().onAny().returnError("InternalError"))
        .hasMessageStartingWith(
            "error \"InternalError\" is not the same for all operations: choose one of the"
                + " operations");
    assertThatThrownBy(() -> simulator.faults().ofKey("nobody").onAny().throttle())
        .hasMessageStartingWith("unknown access key \"nobody\": use one of [testid, ");
    assertThatThrownBy(() -> simulator.faults().ofKey("testid").onAny().withKey("agencyid"))
        .hasMessage("this fault is already restricted to the key testid");
    assertThatThrownBy(() -> simulator.faults().onAny().times(0))
        .hasMessage("invalid times 0: use a number from 1");
  }

  private static Response arm(String body) throws Exception {
    Response armed = control.post(FAULTS, body);
    assertThat(armed.status()).as(armed.toString()).isEqualTo(201);
    return armed;
  }

  private static List<String> orders(int count) throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(order(TestKey.RESELLER));
    }
    return outcomes;
  }

  private static String order(TestKey key) throws Exception {
    return TestCall.resourcePackage("V3").key(key).send(simulator.url()).outcome();
  }

  private static String orderFor(String duration) throws Exception {
    return TestCall.resourcePackage("V3")
        .with("Duration", duration)
        .send(simulator.url())
        .outcome();
  }
}
