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

/** A response can be requested by Prism's header and by a magic value. */
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
  void preferredResponseIsReturned(String preference, String outcome) throws Exception {
    Response response = prefer(preference);

    assertThat(response.outcome()).isEqualTo(outcome);
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
  void unknownPreferenceIsRejectedWithTheKnownNames(String preference) throws Exception {
    Response response = prefer(preference);

    assertThat(response.outcome()).isEqualTo("400 InvalidParameter");
    assertThat(response.member("Message"))
        .startsWith(
            "This request contain some invalid parameter (CreateResourcePackage has no response for"
                + " Prefer: ")
        .contains("Success, NotApplicable, ", "DurationInvalid, ", "Throttling.User");
    assertThat(simulator.orders()).isEmpty();
  }

  /** A pattern with backtracking would take hours. */
  @Test
  @Timeout(20)
  void longHeaderIsParsedQuickly() throws Exception {
    String spaces = " ".repeat(30_000);

    Response response = prefer("code=" + spaces + "x\"y" + spaces);

    assertThat(response.outcome()).isEqualTo("200 Success");
  }

  @Test
  void unknownMagicValueIsRejectedWithTheKnownFaults() throws Exception {
    Response response =
        TestCall.quota("V3").with("OutBizId", "sim-fault-Nope").send(simulator.url());

    assertThat(response.outcome()).isEqualTo("400 ParameterError");
    assertThat(response.member("Message"))
        .startsWith("Missing the must parameter. (Unknown fault sim-fault-Nope; use sim-fault- ")
        .contains("CreditInnerError, ", "RecordExists, ", "commit-then-drop, ", "latency[-MILL");
    assertThat(simulator.ledgers()).isEmpty();
  }

  @Test
  void magicValuesAreNotStored() throws Exception {
    for (long owner : new long[] {239000001, 239000002}) {
      Response response =
          TestCall.quota("V3")
              .with("OutBizId", "sim-fault-latency-1")
              .with("OwnerId", Long.toString(owner))
              .send(simulator.url());

      assertThat(response.outcome()).isEqualTo("200 200");
    }
    assertThat(simulator.ledgers()).allMatch(ledger -> ledger.outBizId().isEmpty());
  }

  @Test
  void magicValueInACommonParameterIsIgnored() throws Exception {
    Response response = TestCall.resourcePackage("V1").nonce("sim-fault-x").send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 Success");
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
