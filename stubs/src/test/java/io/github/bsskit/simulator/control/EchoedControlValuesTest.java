package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The detail of a problem can be shown on a terminal, whatever the request contained. */
@Tag("http")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EchoedControlValuesTest {

  private static final String HOSTILE = "\\u001b[31m\\n\\u009b\\u202e";
  private static final String ESCAPED = "%1b%5b31m%0a%c2%9b%e2%80%ae";

  private BssSimulator simulator;

  @BeforeAll
  void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | faults            | {'code':'X'}",
        "POST   | faults            | {'fault':'X'}",
        "POST   | faults            | {'fault':'latency','key':'X'}",
        "POST   | faults            | {'fault':'latency','action':'X'}",
        "POST   | faults            | {'fault':'latency','times':'X'}",
        "POST   | faults            | {'X':1}",
        "POST   | clock/set         | {'now':'X'}",
        "POST   | clock/advance     | {'seconds':'X'}",
        "POST   | clock/advance     | {'seconds':1,'key':'X'}",
        "POST   | explain-signature | {'call':'X'}",
        "POST   | explain-signature | {'call':'curl X'}",
        "POST   | explain-signature | {'entry':'X'}",
        "POST   | reset             | {'X':1}",
        "PUT    | state             | {'version':'X'}",
        "GET    | journal?Y=1       |",
        "GET    | journal?limit=Y   |",
        "GET    | journal/Y         |",
        "GET    | Y                 |",
        "DELETE | faults/Y          |",
      })
  void areEscapedInOneLine(String method, String route, String body) throws Exception {
    Response response =
        new ControlCaller(simulator.url())
            .send(
                method,
                "/__admin/bss/" + route.replace("Y", ESCAPED),
                body == null ? "" : body.replace('\'', '"').replace("X", HOSTILE));

    assertThat(response.status()).as(response.toString()).isBetween(400, 499);
    assertThat(response.member("detail"))
        .isNotEmpty()
        .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e]");
  }
}
