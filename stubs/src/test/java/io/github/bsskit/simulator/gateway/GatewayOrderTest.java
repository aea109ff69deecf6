package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request with two errors gets the one that is checked first. The order is our interpretation;
 * only "unknown Action before credentials" has a source.
 */
@Tag("http")
class GatewayOrderTest {

  private static final TestKey INACTIVE_WITH_TOKEN = TestKey.INACTIVE.withToken("never issued");

  private static BssSimulator simulator;

  private record Fault(String code, UnaryOperator<TestCall> cause) {}

  private record TwoFaults(Fault earlier, Fault later) {

    @Override
    public String toString() {
      return earlier.code + " before " + later.code;
    }
  }

  private static List<TwoFaults> neighbours() {
    List<Fault> inOrder =
        List.of(
            new Fault("UnsupportedHTTPMethod", call -> call.method("PUT")),
            new Fault(
                "RequestEntityTooLarge",
                call -> call.inForm().with("OutBizId", "x".repeat(1024 * 1024))),
            new Fault("InvalidAction.NotFound", call -> call.with("Action", "NoSuchAction")),
            new Fault("InvalidVersion", call -> call.with("Version", "2014-05-26")),
            new Fault("InvalidParameter.Format", call -> call.with("Format", "YAML")),
            new Fault("InvalidSignatureMethod", call -> call.with("SignatureMethod", "SM3")),
            new Fault("MissingSignatureNonce", call -> call.with("SignatureNonce", null)),
            new Fault("InvalidTimeStamp.Format", call -> call.at("yesterday")));
    List<TwoFaults> pairs = new ArrayList<>();
    for (int later = 1; later < inOrder.size(); later++) {
      pairs.add(new TwoFaults(inOrder.get(later - 1), inOrder.get(later)));
    }
    Fault expired = new Fault("InvalidTimeStamp.Expired", call -> call.at("2016-01-01T00:00:00Z"));
    Fault unknown =
        new Fault("InvalidAccessKeyId.NotFound", call -> call.with("AccessKeyId", "nobody"));
    Fault inactive =
        new Fault("InvalidAccessKeyId.Inactive", call -> call.key(INACTIVE_WITH_TOKEN));
    Fault token = new Fault("MissingSecurityToken", call -> call.with("SecurityToken", null));
    Fault mismatch = new Fault("SignatureDoesNotMatch", call -> call.tampered("Amount", "7"));
    Fault temporary = new Fault("", call -> call.key(TestKey.TEMPORARY));
    pairs.add(new TwoFaults(inOrder.get(inOrder.size() - 1), unknown));
    pairs.add(new TwoFaults(expired, unknown));
    pairs.add(new TwoFaults(inactive, mismatch));
    pairs.add(new TwoFaults(token, new Fault("SignatureDoesNotMatch", both(temporary, mismatch))));
    pairs.add(
        new TwoFaults(mismatch, new Fault("ParameterError", call -> call.with("Currency", null))));
    return pairs;
  }

  private static UnaryOperator<TestCall> both(Fault one, Fault other) {
    return call -> other.cause.apply(one.cause.apply(call));
  }

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("neighbours")
  void firstCheckedErrorIsReturned(TwoFaults faults) throws Exception {
    TestCall call = both(faults.earlier, faults.later).apply(TestCall.quota("V1"));

    Response response = call.send(simulator.url());

    assertThat(response.member("Code")).isEqualTo(faults.earlier.code);
  }
}
