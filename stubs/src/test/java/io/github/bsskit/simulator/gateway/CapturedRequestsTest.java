package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.CapturedRequest;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays requests of official clients, byte for byte, at the time they were captured. */
@Tag("http")
class CapturedRequestsTest {

  /** File, format of the responses, and the outcome of each request on a fresh simulator. */
  private static final String EXPECTED =
      """
      java-async-01-package-default,           JSON, 200 Success
      java-async-02-quota-special-chars,       JSON, 200 200
      java-async-03-quota-sts,                 JSON, 200 200
      java-async-04-signature-v3,              JSON, 200 200
      java-async-05-signature-v3-sts,          JSON, 200 200
      java-async-06-signature-v4,              JSON, 400 InvalidSignatureMethod
      java-async-07-error-repeat,              JSON, 200 200
      java-async-08-wrong-secret,              JSON, 400 SignatureDoesNotMatch
      java-async-09-empty-outbizid,            JSON, 200 200
      java-async-10-retry-policy-503,          JSON, 200 Success/200 Success/200 Success
      java-v1-01-package-default-post,         JSON, 200 Success
      java-v1-02-quota-post,                   JSON, 200 200
      java-v1-03-quota-get,                    JSON, 200 200
      java-v1-04-quota-xml,                    XML,  200 200
      java-v1-05-package-xml,                  XML,  200 Success
      java-v1-06-quota-sts,                    JSON, 200 200
      java-v1-07-quota-bearer,                 JSON, 400 MissingAccessKeyId
      java-v1-08-common-request-form-body,     JSON, 200 200
      java-v1-09-signature-v3,                 JSON, 200 200
      java-v1-10-signature-v3-sts,             JSON, 200 200
      java-v1-11-signature-v3-form-body,       JSON, 200 200
      java-v1-12-empty-outbizid,               JSON, 200 200
      java-v1-13-error-repeat,                 JSON, 200 200
      java-v1-14-error-repeat-xml,             XML,  200 200
      java-v1-15-wrong-secret,                 JSON, 400 SignatureDoesNotMatch
      java-v1-16-unknown-key,                  JSON, 404 InvalidAccessKeyId.NotFound
      java-v1-17-region-unset,                 JSON, 200 200
      java-v1-18-anonymous,                    JSON, 400 MissingAccessKeyId
      java-v1-19-retry-policy-503,             JSON, 200 Success/200 Success/200 Success
      java-v1-20-throttling-control,           JSON, 200 Success
      java-v1-21-add-endpoint,                 JSON, 200 200
      java-v2-01-package-default,              JSON, 200 Success
      java-v2-02-quota-special-chars,          JSON, 200 200
      java-v2-03-quota-sts,                    JSON, 200 200
      java-v2-04-quota-bearer,                 JSON, 400 MissingAccessKeyId
      java-v2-05-quota-signature-v1,           JSON, 200 200
      java-v2-06-callapi-get,                  JSON, 200 200
      java-v2-07-callapi-form-body,            JSON, 200 200
      java-v2-08-empty-outbizid,               JSON, 200 200
      java-v2-09-empty-outbizid-signature-v1,  JSON, 200 200
      java-v2-10-error-repeat,                 JSON, 200 200
      java-v2-11-wrong-secret,                 JSON, 400 SignatureDoesNotMatch
      java-v2-12-callapi-format-xml,           XML,  200 200
      java-v2-13-v1-form-body,                 JSON, 200 200
      node-pop-01-quota-get,                   JSON, 200 200
      node-pop-02-quota-post,                  JSON, 200 200
      node-pop-03-package-post,                JSON, 200 Success
      node-pop-04-sts-get,                     JSON, 200 200
      node-pop-05-format-xml,                  XML,  200 200
      node-pop-06-empty-outbizid,              JSON, 200 200
      node-pop-07-error-repeat,                JSON, 200 200
      node-pop-08-wrong-secret,                JSON, 400 SignatureDoesNotMatch
      node-v2-01-package-default,              JSON, 200 Success
      node-v2-02-quota-special-chars,          JSON, 200 200
      node-v2-03-quota-sts,                    JSON, 200 200
      node-v2-04-quota-bearer,                 JSON, 400 MissingAccessKeyId
      node-v2-05-quota-signature-v1,           JSON, 200 200
      node-v2-06-callapi-get,                  JSON, 200 200
      node-v2-07-callapi-form-body,            JSON, 200 200
      node-v2-08-empty-outbizid,               JSON, 200 200
      node-v2-09-error-parameter,              JSON, 400 ParameterError
      node-v2-10-wrong-secret,                 JSON, 400 SignatureDoesNotMatch
      node-v2-11-retry-options-throttled,      JSON, 200 Success/200 Success/200 Success
      """;

  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private BssSimulator simulator;

  @BeforeEach
  void start() {
    simulator = BssSimulator.start(new Settings().clock(clock));
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = EXPECTED)
  void getsTheResponseThatTheClientExpects(String file, String format, String outcomes)
      throws IOException {
    List<Response> responses = replay(file);

    assertThat(responses).extracting(Response::outcome).containsExactly(outcomes.split("/"));
    assertThat(responses)
        .allSatisfy(
            response -> {
              assertThat(response.header("Content-Type"))
                  .isEqualTo(
                      format.equals("XML")
                          ? "text/xml;charset=utf-8"
                          : "application/json;charset=utf-8");
              assertThat(response.member("RequestId"))
                  .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
                  .isEqualTo(response.header("x-acs-request-id"));
            });
  }

  @Test
  void everyFileHasARow() throws Exception {
    TreeSet<String> rows = new TreeSet<>();
    EXPECTED.lines().forEach(line -> rows.add(line.substring(0, line.indexOf(','))));

    assertThat(CapturedRequest.files()).isEqualTo(rows);
  }

  @ParameterizedTest(name = "{1} after {0}")
  @CsvSource({
    "java-async-03-quota-sts, java-async-07-error-repeat",
    "java-v1-06-quota-sts,    java-v1-13-error-repeat",
    "java-v1-06-quota-sts,    java-v1-14-error-repeat-xml",
    "java-v2-03-quota-sts,    java-v2-10-error-repeat",
    "node-pop-04-sts-get,     node-pop-07-error-repeat",
  })
  void duplicateLedgerIsRejected(String first, String repetition) throws IOException {
    replay(first);

    List<Response> responses = replay(repetition);

    assertThat(responses).hasSize(1);
    assertThat(responses.get(0).outcome()).isEqualTo("400 -303");
    assertThat(responses.get(0).member("Message")).isEqualTo("Record is exists already.");
    assertThat(simulator.ledgers()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java-async-02-quota-special-chars",
        "java-async-04-signature-v3",
        "java-async-05-signature-v3-sts",
        "java-v1-02-quota-post",
        "java-v1-03-quota-get",
        "java-v1-04-quota-xml",
        "java-v1-08-common-request-form-body",
        "java-v1-09-signature-v3",
        "java-v1-10-signature-v3-sts",
        "java-v1-11-signature-v3-form-body",
        "java-v2-02-quota-special-chars",
        "java-v2-05-quota-signature-v1",
        "java-v2-06-callapi-get",
        "java-v2-07-callapi-form-body",
        "java-v2-13-v1-form-body",
        "node-pop-01-quota-get",
        "node-pop-02-quota-post",
        "node-v2-02-quota-special-chars",
        "node-v2-05-quota-signature-v1",
        "node-v2-06-callapi-get",
        "node-v2-07-callapi-form-body",
      })
  void specialCharactersArriveUnchanged(String file) throws IOException {
    replay(file);

    assertThat(simulator.ledgers())
        .singleElement()
        .satisfies(
            ledger ->
                assertThat(ledger.outBizId().orElseThrow().replaceFirst("^[ajknp]\\d+ ", ""))
                    .isEqualTo("中文 空格 a*b~c+d/e=f&g"));
  }

  /** Sends all requests of a file on one connection. */
  private List<Response> replay(String file) throws IOException {
    List<Response> responses = new ArrayList<>();
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      for (CapturedRequest request : CapturedRequest.read(file)) {
        clock.set(request.time());
        connection.send(request.bytes());
        responses.add(connection.answer().orElseThrow());
      }
    }
    return responses;
  }
}
