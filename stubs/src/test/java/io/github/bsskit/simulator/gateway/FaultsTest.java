package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that no input causes can be armed; the call is then not executed. */
@Tag("http")
@Tag("stores")
class FaultsTest {

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

  @ParameterizedTest(name = "{0} {1} in {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CreateResellerUserQuota | InternalError    | 400 | The request processing has failed due to some unknown error, exception or failure. | JSON
          CreateResellerUserQuota | InternalError    | 400 | The request processing has failed due to some unknown error, exception or failure. | XML
          CreateResellerUserQuota | CreditInnerError | 400 | This interface has some error. Please try again.                                   | JSON
          CreateResellerUserQuota | CreditInnerError | 400 | This interface has some error. Please try again.                                   | XML
          CreateResellerUserQuota | UndefinedError   | 500 | The request processing has failed due to some unknown error.                       | JSON
          CreateResellerUserQuota | UndefinedError   | 500 | The request processing has failed due to some unknown error.                       | XML
          CreateResourcePackage   | InternalError    | 500 | The request processing has failed due to some unknown error.                       | JSON
          CreateResourcePackage   | InternalError    | 500 | The request processing has failed due to some unknown error.                       | XML
          """)
  void armedErrorIsReturnedOnceAndNothingIsExecuted(
      String action, String code, int status, String message, String format) throws Exception {
    Response armed = arm(action, code);

    Response faulty = call(action).with("Format", format).send(simulator.url());
    int createdByFaulty = created();
    Response next = call(action).with("Format", format).send(simulator.url());

    assertThat(armed.status()).isEqualTo(201);
    assertThat(faulty.status()).isEqualTo(status);
    assertThat(faulty.isXml()).isEqualTo(format.equals("XML"));
    assertThat(faulty.members()).containsOnlyKeys("RequestId", "HostId", "Code", "Message");
    assertThat(faulty.member("Code")).isEqualTo(code);
    assertThat(faulty.member("Message")).isEqualTo(message);
    assertThat(createdByFaulty).isZero();
    assertThat(next.status()).isEqualTo(200);
    assertThat(created()).isEqualTo(1);
  }

  @Test
  void armedFaultIsListedWithStatusAndMessage() throws Exception {
    Response armed = arm("CreateResellerUserQuota", "CreditInnerError");

    assertThat(armed.header("Content-Type")).isEqualTo("application/json");
    assertThat(armed.text())
        .isEqualTo(
            """
            {"id":"fault-1","action":"CreateResellerUserQuota","code":"CreditInnerError",\
            "status":400,"message":"This interface has some error. Please try again.",\
            "times":1,"met":0}\
            """);
  }

  @Test
  void errorOfTheGatewayHasTheGatewaysEnvelope() throws Exception {
    arm("CreateResourcePackage", "ServiceUnavailable");

    Response response = TestCall.resourcePackage("V3").send(simulator.url());

    assertThat(response.outcome()).isEqualTo("503 ServiceUnavailable");
    assertThat(response.member("Message"))
        .isEqualTo("The request has failed due to a temporary failure of the server.");
    assertThat(response.member("Recommend")).contains("q=ServiceUnavailable");
    assertThat(simulator.orders()).isEmpty();
  }

  @Test
  void faultsApplyInTheOrderOfArming() throws Exception {
    control.post(
        FAULTS,
        "{\"action\":\"CreateResellerUserQuota\",\"code\":\"CreditInnerError\",\"times\":2}");
    arm("CreateResellerUserQuota", "UndefinedError");

    List<String> outcomes = new ArrayList<>();
    for (int call = 1; call <= 4; call++) {
      outcomes.add(TestCall.quota("V3").send(simulator.url()).outcome());
    }

    assertThat(outcomes)
        .containsExactly(
            "400 CreditInnerError", "400 CreditInnerError", "500 UndefinedError", "200 200");
  }

  @Test
  void faultWaitsForItsOperation() throws Exception {
    arm("CreateResourcePackage", "InternalError");

    Response other = TestCall.quota("V3").send(simulator.url());
    Response own = TestCall.resourcePackage("V3").send(simulator.url());

    assertThat(other.outcome()).isEqualTo("200 200");
    assertThat(own.outcome()).isEqualTo("500 InternalError");
  }

  @Test
  void faultWaitsForAnAuthorizedCall() throws Exception {
    arm("CreateResourcePackage", "InternalError");

    Response stranger =
        TestCall.resourcePackage("V3")
            .key(TestKey.RESELLER.withSecret("guessed"))
            .send(simulator.url());
    Response denied = TestCall.resourcePackage("V3").key(TestKey.DENIED).send(simulator.url());
    Response allowed = TestCall.resourcePackage("V3").send(simulator.url());

    assertThat(stranger.outcome()).isEqualTo("400 SignatureDoesNotMatch");
    assertThat(denied.outcome()).isEqualTo("400 NotAuthorized");
    assertThat(allowed.outcome()).isEqualTo("500 InternalError");
  }

  @Test
  void faultWaitsForACallWithinTheRate() throws Exception {
    for (int call = 1; call <= 100; call++) {
      TestCall.resourcePackage("V3").send(simulator.url());
    }
    arm("CreateResourcePackage", "InternalError");

    Response throttled = TestCall.resourcePackage("V3").send(simulator.url());

    assertThat(throttled.outcome()).isEqualTo("400 Throttling.User");
    assertThat(control.get(FAULTS).text()).contains("\"times\":1");
  }

  @Test
  void faultHasPriorityOverInvalidParameters() throws Exception {
    arm("CreateResourcePackage", "InternalError");

    Response response =
        TestCall.resourcePackage("V3").with("Duration", "zero").send(simulator.url());

    assertThat(response.outcome()).isEqualTo("500 InternalError");
  }

  @Test
  void armedFaultsAreListedAndCanBeDisarmed() throws Exception {
    control.post(
        FAULTS, "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\",\"times\":3}");
    arm("CreateResellerUserQuota", "-303");
    TestCall.resourcePackage("V3").send(simulator.url());

    Response list = control.get(FAULTS);
    Response disarmed = control.delete(FAULTS);

    assertThat(list.text())
        .isEqualTo(
            """
            {"faults":[{"id":"fault-1","action":"CreateResourcePackage","code":"InternalError",\
            "status":500,\
            "message":"The request processing has failed due to some unknown error.",\
            "times":2,"met":1},\
            {"id":"fault-2","action":"CreateResellerUserQuota","code":"-303","status":400,\
            "message":"Record is exists already.","times":1,"met":0}]}\
            """);
    assertThat(disarmed.status()).isEqualTo(204);
    assertThat(disarmed.body()).isEmpty();
    assertThat(control.get(FAULTS).text()).isEqualTo("{\"faults\":[]}");
    assertThat(TestCall.resourcePackage("V3").send(simulator.url()).outcome())
        .isEqualTo("200 Success");
  }

  @Test
  void oneOfConcurrentCallsGetsAFaultArmedOnce() throws Exception {
    int calls = 20;
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(calls);
    arm("CreateResourcePackage", "InternalError");

    List<Future<Response>> responses =
        IntStream.range(0, calls)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          go.await();
                          return TestCall.resourcePackage("V3").send(simulator.url());
                        }))
            .toList();
    go.countDown();
    List<String> outcomes = new ArrayList<>();
    for (Future<Response> response : responses) {
      outcomes.add(response.get().outcome());
    }
    threads.shutdownNow();

    assertThat(outcomes).filteredOn("500 InternalError"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("200 Success"::equals).hasSize(calls - 1);
    assertThat(simulator.orders()).hasSize(calls - 1);
  }

  private static Response arm(String action, String code) throws Exception {
    return control.post(FAULTS, "{\"action\":\"%s\",\"code\":\"%s\"}".formatted(action, code));
  }

  private static TestCall call(String action) {
    return action.equals("CreateResourcePackage")
        ? TestCall.resourcePackage("V1")
        : TestCall.quota("V1");
  }

  private static int created() {
    return simulator.orders().size() + simulator.ledgers().size();
  }
}
