package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid control requests get problem details that name the value and the fix. */
@Tag("http")
class ControlMistakesTest {

  private static final String[] ROUTES = {
    "GET /__admin/bss/profile,",
    "GET /__admin/bss/faults, POST /__admin/bss/faults, DELETE /__admin/bss/faults,",
    "POST /__admin/bss/reset,",
    "POST /__admin/bss/clock/advance,",
    "POST /__admin/bss/rate-windows/refill,"
  };

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
    control = new ControlCaller(simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void nothingIsArmed() throws Exception {
    assertThat(control.get("/__admin/bss/faults").text()).isEqualTo("{\"faults\":[]}");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          faults              | {"action":"CreateResourcePackage","code":"InternalError","time":1} | unknown field "time": use action, code, fault, key, parameters, times, every, probability, seed, milliseconds
          faults              | {"code":"InternalError"}                                           | missing field "action": use one of CreateResellerUserQuota, CreateResourcePackage
          faults              | {"action":"BuyAll","code":"InternalError"}                         | invalid action "BuyAll": use one of CreateResellerUserQuota, CreateResourcePackage
          faults              | {"action":null,"code":"InternalError"}                             | invalid action null: use one of CreateResellerUserQuota, CreateResourcePackage
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":0}       | invalid times 0: use an integer from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":1000001} | invalid times 1000001: use an integer from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":"1"}     | invalid times "1": use an integer from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":1.5}     | invalid times 1.5: use an integer from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":null}    | invalid times null: use an integer from 1 to 1000000
          faults              | {"action":"A","action":"B"}                                        | the body is not JSON at line 1, column 23: send an object with each field once
          faults              | {"action":                                                         | the body is not JSON at line 1, column 11: send an object with each field once
          faults              | {} {}                                                              | the body is not JSON at line 1, column 4: send an object with each field once
          faults              | ["CreateResourcePackage"]                                          | the body is not a JSON object: send one such as {"field":1}
          clock/advance       | {}                                                                 | missing field "seconds": use an integer from 1 to 315360000
          clock/advance       | {"seconds":-60}                                                    | invalid seconds -60: use an integer from 1 to 315360000
          clock/advance       | {"seconds":0}                                                      | invalid seconds 0: use an integer from 1 to 315360000
          clock/advance       | {"seconds":315360001}                                              | invalid seconds 315360001: use an integer from 1 to 315360000
          clock/advance       | {"seconds":99999999999999999999}                                   | invalid seconds 99999999999999999999: use an integer from 1 to 315360000
          clock/advance       | {"seconds":60,"minutes":1}                                         | unknown field "minutes": use seconds, key
          reset               | {"orders":true}                                                    | unknown field "orders": send no body
          rate-windows/refill | {"account":1}                                                      | unknown field "account": send no body
          """)
  void invalidBodyIsRejected(String route, String body, String detail) throws Exception {
    Response response = control.post("/__admin/bss/" + route, body);

    assertThatProblem(response, 400, "Bad Request");
    assertThat(response.member("detail")).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "CreateResellerUserQuota, -303, DurationInvalid",
    "CreateResourcePackage, DurationInvalid, -303"
  })
  void undocumentedCodeIsRejectedWithTheDocumentedOnes(String action, String own, String ofTheOther)
      throws Exception {
    Response response =
        control.post(
            "/__admin/bss/faults",
            "{\"action\":\"%s\",\"code\":\"%s\"}".formatted(action, ofTheOther));

    assertThatProblem(response, 400, "Bad Request");
    assertThat(response.member("detail"))
        .startsWith("invalid code \"%s\": use one of ".formatted(ofTheOther))
        .contains(own + ", ", "InternalError, ", "Throttling.User, ", "ServiceUnavailable, ")
        .doesNotContain(" " + ofTheOther + ",");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | profile             | GET
          PUT    | faults              | GET, POST, DELETE
          GET    | reset               | POST
          DELETE | clock/advance       | POST
          PATCH  | rate-windows/refill | POST
          """)
  void wrongMethodIsRejectedWithTheAllowedOnes(String method, String route, String allowed)
      throws Exception {
    Response response = control.send(method, "/__admin/bss/" + route, "");

    assertThatProblem(response, 405, "Method Not Allowed");
    assertThat(response.header("Allow")).isEqualTo(allowed);
    assertThat(response.member("detail"))
        .isEqualTo("/__admin/bss/%s does not support %s: use %s".formatted(route, method, allowed));
  }

  @ParameterizedTest
  @CsvSource({"GET, nothing", "POST, faults/7/8", "GET, profile/", "DELETE, Faults"})
  void unknownRouteIsRejectedWithTheKnownOnes(String method, String route) throws Exception {
    Response response = control.send(method, "/__admin/bss/" + route, "");

    assertThatProblem(response, 404, "Not Found");
    assertThat(response.member("detail"))
        .startsWith("unknown path /__admin/bss/" + route + ": use one of ")
        .contains(ROUTES);
  }

  @Test
  void bodyThatIsNotUtf8IsRejected() throws Exception {
    Response response = control.post("/__admin/bss/reset", "\u0000\u0001");

    assertThatProblem(response, 400, "Bad Request");
    assertThat(response.member("detail")).startsWith("the body is not JSON");
  }

  private static void assertThatProblem(Response response, int status, String title) {
    assertThat(response.status()).as(response.toString()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.members()).containsOnlyKeys("type", "title", "status", "detail");
    assertThat(response.member("type")).isEqualTo("about:blank");
    assertThat(response.member("title")).isEqualTo(title);
    assertThat(response.member("status")).isEqualTo(Integer.toString(status));
  }
}
