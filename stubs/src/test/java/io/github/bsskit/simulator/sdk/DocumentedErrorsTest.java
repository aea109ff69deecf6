package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each official client reports each documented error as documented. */
@Tag("http")
@Tag("stores")
class DocumentedErrorsTest {

  private static BssSimulator sim;

  @BeforeAll
  static void start() {
    sim = TestSimulators.start();
  }

  /** One ledger and one order are there before every call: so it shows whether they stay. */
  @BeforeEach
  void forgetAndStartWithOneOfEach() {
    sim.reset();
    try (OfficialClient client =
        Mode.JAVA_V2_SIGNATURE_V3.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {
      client.createResellerUserQuota(Calls.QUOTA).members();
      client.createResourcePackage(Calls.PACKAGE).members();
    }
    sim.wireMock().resetRequests();
  }

  @AfterAll
  static void stop() {
    TestSimulators.close(sim);
  }

  static Stream<Arguments> sentCalls() {
    return calls(true);
  }

  static Stream<Arguments> unsentCalls() {
    return calls(false);
  }

  private static Stream<Arguments> calls(boolean sent) {
    return Stream.of(Mode.values())
        .flatMap(
            mode ->
                DocumentedErrors.table()
                    .filter(row -> row.isSentBy(mode) == sent)
                    .map(row -> Arguments.of(mode, row)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sentCalls")
  void theDocumentedErrorReachesTheUserAndNothingChanges(Mode mode, ErrorRow row) {
    List<QuotaLedger> ledgers = sim.ledgers();
    List<Order> orders = sim.orders();
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), row.caller())) {

      Outcome.Refusal rejection = client.call(row.action(), row.parameters()).refusal();

      ServeEvent exchange = sim.wireMock().getAllServeEvents().get(0);
      assertThat(rejection.code()).isEqualTo(row.code());
      assertThat(rejection.message()).isEqualTo(row.message());
      assertThat(rejection.requestId())
          .isEqualTo(exchange.getResponse().getHeaders().getHeader("x-acs-request-id").firstValue())
          .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
      assertThat(exchange.getResponse().getStatus()).isEqualTo(400);
      assertThat(rejection.status().isPresent()).isEqualTo(mode.tellsStatus());
      rejection.status().ifPresent(status -> assertThat(status).isEqualTo(400));
      assertThat(sim.ledgers()).isEqualTo(ledgers);
      assertThat(sim.orders()).isEqualTo(orders);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noDocumentedErrorThatACallCanCauseIsLeftOut(Mode mode) {
    Stream<ErrorRow> sent = DocumentedErrors.table().filter(row -> row.isSentBy(mode));

    assertThat(sent.map(row -> row.action() + " " + row.code()).distinct())
        .containsExactlyInAnyOrder(
            "CreateResellerUserQuota NotApplicable",
            "CreateResellerUserQuota NotAuthorized",
            "CreateResellerUserQuota ParameterError",
            "CreateResellerUserQuota -303",
            "CreateResourcePackage NotApplicable",
            "CreateResourcePackage NotAuthorized",
            "CreateResourcePackage MissingParameter",
            "CreateResourcePackage InvalidParameter",
            "CreateResourcePackage InvalidOwner",
            "CreateResourcePackage DurationInvalid",
            "CreateResourcePackage ProductNotFound",
            "CreateResourcePackage PackageTypeNotFound",
            "CreateResourcePackage SpecificationInvalid",
            "CreateResourcePackage IdInvalid",
            "CreateResourcePackage EffectiveDateInvalid",
            "CreateResourcePackage IdMissing",
            "CreateResourcePackage PackageTypeNotSupported");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unsentCalls")
  void doesNotReceiveWhatTheClientRejects(Mode mode, ErrorRow row) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), row.caller())) {

      Outcome outcome = client.call(row.action(), row.parameters());

      assertThat(outcome).isInstanceOf(Outcome.Unsent.class);
      assertThat(((Outcome.Unsent) outcome).reason()).isEqualTo(row.whyAsyncDoesNotSend());
      assertThat(sim.wireMock().getAllServeEvents()).isEmpty();
    }
  }
}
