package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of many small parts: 1,000 parameters and 200 header fields are accepted. */
@Tag("http")
class NumberOfPartsTest {

  private static final String TOO_LARGE = "The request is larger than the server accepts. (%s)";

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /** The call has 13 parameters of its own. */
  @ParameterizedTest
  @CsvSource({"V1, 987, 200", "V1, 988, 413", "V1, 20000, 413"})
  void parametersOfQueryAndForm(String style, int more, int status) throws Exception {
    TestCall call = TestCall.resourcePackage(style).inForm();
    for (int number = 0; number < more; number++) {
      call.with("n" + number, "");
    }

    Response response = call.send(simulator.url());

    assertThat(response.status()).isEqualTo(status);
    if (status == 413) {
      assertThat(response.member("Code")).isEqualTo("RequestEntityTooLarge");
      assertThat(response.member("Message"))
          .isEqualTo(
              TOO_LARGE.formatted("Send at most 1000 parameters in query and form together."));
      assertThat(simulator.journal().entries())
          .last()
          .extracting(entry -> entry.explanation().orElseThrow().change())
          .isEqualTo("Send at most 1000 parameters in query and form together.");
    }
  }

  /** Both together count. */
  @ParameterizedTest
  @CsvSource({"500, 499, 404", "500, 500, 413", "0, 1000, 413", "1000, 0, 413"})
  void queryAndForm(int query, int form, int status) throws Exception {
    String body = "b=1&".repeat(form);
    Response response =
        exchange(
            "POST /?Action=No&Format=JSON&"
                + "a=1&".repeat(Math.max(0, query - 1))
                + " HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded\n"
                + ("Content-Length: " + body.length() + "\n\n" + body));

    assertThat(response.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X", "Prefer", "Authorization", "Accept", "x-acs-action", "Cookie"})
  void headers(String name) throws Exception {
    String many = "GET /?Action=No&Format=JSON HTTP/1.1\nHost: a\n" + (name + ": a\n").repeat(199);

    assertThat(exchange(many + "\n").status()).isEqualTo(404);
    Response response = exchange(many + "X: a\n\n");

    assertThat(response.status()).isEqualTo(413);
    assertThat(response.member("Message"))
        .isEqualTo(TOO_LARGE.formatted("Send at most 200 header fields."));
    assertThat(exchange(many + (name + ": a\n").repeat(3_000) + "\n").status()).isEqualTo(413);
  }

  private static Response exchange(String request) throws Exception {
    return RawHttp.exchange(simulator.port(), RawHttp.bytes(request)).orElseThrow();
  }
}
