package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer can be asked for by the header that Prism reads, and by a magic value. */
@Tag("http")
class PreferTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          code=400, example=DurationInvalid     | 400 DurationInvalid
          example=DurationInvalid               | 400 DurationInvalid
          example="DurationInvalid"; code="400" | 400 DurationInvalid
          Code=500                              | 500 InternalError
          code=500, code=400                    | 500 InternalError
          code=503, example=ServiceUnavailable  | 503 ServiceUnavailable
          return=minimal, example=IdMissing     | 400 IdMissing
          code=200                              | 200 Success
          example=Success                       | 200 Success
          dynamic=true                          | 200 Success
          respond-async, wait=10                | 200 Success
          """)
  void preferenceIsMet(String preference, String outcome) throws Exception {
    Response answer = prefer(preference);

    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(simulator.orders()).hasSize(outcome.startsWith("200") ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          example=Durat
          example=-303
          code=418
          code=500, example=DurationInvalid
          code=, example=
          """)
  void preferenceForWhatThereIsNotIsRefusedWithWhatThereIs(String preference) throws Exception {
    Response answer = prefer(preference);

    assertThat(answer.outcome()).isEqualTo("400 InvalidParameter");
    assertThat(answer.member("Message"))
        .startsWith("This request contain some invalid parameter (The simulator has no such answer")
        .contains("Success, NotApplicable, ", "DurationInvalid, ", "Throttling.User");
    assertThat(simulator.orders()).isEmpty();
  }

  /** Read by a pattern that goes back and forth, this would take hours. */
  @Test
  @Timeout(20)
  void longHeaderIsRead() throws Exception {
    String blanks = " ".repeat(30_000);

    Response answer = prefer("code=" + blanks + "x\"y" + blanks);

    assertThat(answer.outcome()).isEqualTo("200 Success");
  }

  @Test
  void magicValueThatStandsForNothingIsRefusedWithThoseThatDo() throws Exception {
    Response answer = TestCall.quota("V3").with("OutBizId", "sim-fault-Nope").send(simulator.url());

    assertThat(answer.outcome()).isEqualTo("400 ParameterError");
    assertThat(answer.member("Message"))
        .startsWith("Missing the must parameter. (The simulator knows no fault sim-fault-Nope;")
        .contains("CreditInnerError, ", "RecordExists, ", "commit-then-drop, ", "latency[-MILL");
    assertThat(simulator.ledgers()).isEmpty();
  }

  @Test
  void magicValuesAreNotRemembered() throws Exception {
    for (long owner : new long[] {239000001, 239000002}) {
      Response answer =
          TestCall.quota("V3")
              .with("OutBizId", "sim-fault-latency-1")
              .with("OwnerId", Long.toString(owner))
              .send(simulator.url());

      assertThat(answer.outcome()).isEqualTo("200 200");
    }
    assertThat(simulator.ledgers()).allMatch(ledger -> ledger.outBizId().isEmpty());
  }

  @Test
  void magicValueInANameOfTheWireIsNone() throws Exception {
    Response answer = TestCall.resourcePackage("V1").nonce("sim-fault-x").send(simulator.url());

    assertThat(answer.outcome()).isEqualTo("200 Success");
  }

  private static Response prefer(String preference) throws Exception {
    String call =
        new String(
            TestCall.resourcePackage("V3").bytes("127.0.0.1:" + simulator.port()),
            StandardCharsets.ISO_8859_1);
    String head = "Connection: close\r\nPrefer: " + preference + "\r\n";
    return RawHttp.exchange(
            simulator.port(),
            call.replaceFirst("\r\n", "\r\n" + Matcher.quoteReplacement(head))
                .getBytes(StandardCharsets.ISO_8859_1))
        .orElseThrow();
  }
}
