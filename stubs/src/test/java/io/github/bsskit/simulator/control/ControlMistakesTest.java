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

/** Mistakes in control calls are told as problem details, which name the thing and the cure. */
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
          faults              | {"action":"CreateResourcePackage","code":"InternalError","time":1} | member time is not known here; known are action, code, fault, key, parameters, times, every, probability, seed, milliseconds
          faults              | {"code":"InternalError"}                                           | member action is missing; name one of CreateResellerUserQuota, CreateResourcePackage
          faults              | {"action":"BuyAll","code":"InternalError"}                         | member action is "BuyAll", not an operation; name one of CreateResellerUserQuota, CreateResourcePackage
          faults              | {"action":null,"code":"InternalError"}                             | member action is null, not an operation; name one of CreateResellerUserQuota, CreateResourcePackage
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":0}       | member times is 0; write a whole number from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":1000001} | member times is 1000001; write a whole number from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":"1"}     | member times is "1"; write a whole number from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":1.5}     | member times is 1.5; write a whole number from 1 to 1000000
          faults              | {"action":"CreateResourcePackage","code":"InternalError","times":null}    | member times is null; write a whole number from 1 to 1000000
          faults              | {"action":"A","action":"B"}                                        | the body is not JSON at line 1, column 23; write an object, each member once
          faults              | {"action":                                                         | the body is not JSON at line 1, column 11; write an object, each member once
          faults              | {} {}                                                              | the body is not JSON at line 1, column 4; write an object, each member once
          faults              | ["CreateResourcePackage"]                                          | the body is no JSON object; write one, like {"member":1}
          clock/advance       | {}                                                                 | member seconds is missing; write a whole number from 1 to 315360000
          clock/advance       | {"seconds":-60}                                                    | member seconds is -60; write a whole number from 1 to 315360000
          clock/advance       | {"seconds":0}                                                      | member seconds is 0; write a whole number from 1 to 315360000
          clock/advance       | {"seconds":315360001}                                              | member seconds is 315360001; write a whole number from 1 to 315360000
          clock/advance       | {"seconds":99999999999999999999}                                   | member seconds is 99999999999999999999; write a whole number from 1 to 315360000
          clock/advance       | {"seconds":60,"minutes":1}                                         | member minutes is not known here; known are seconds, key
          reset               | {"orders":true}                                                    | member orders is not known here; send no body
          rate-windows/refill | {"account":1}                                                      | member account is not known here; send no body
          """)
  void bodyWithAMistakeIsRefused(String route, String body, String detail) throws Exception {
    Response answer = control.post("/__admin/bss/" + route, body);

    assertThatProblem(answer, 400, "Bad Request");
    assertThat(answer.member("detail")).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "CreateResellerUserQuota, -303, DurationInvalid",
    "CreateResourcePackage, DurationInvalid, -303"
  })
  void codeThatTheOperationDoesNotDocumentIsAnsweredWithThoseThatItDoes(
      String action, String own, String ofTheOther) throws Exception {
    Response answer =
        control.post(
            "/__admin/bss/faults",
            "{\"action\":\"%s\",\"code\":\"%s\"}".formatted(action, ofTheOther));

    assertThatProblem(answer, 400, "Bad Request");
    assertThat(answer.member("detail"))
        .startsWith(
            "member code is \"%s\", not an error of %s or the gateway; name one of "
                .formatted(ofTheOther, action))
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
  void methodThatARouteDoesNotTakeIsToldTheOnesThatItDoes(
      String method, String route, String allowed) throws Exception {
    Response answer = control.send(method, "/__admin/bss/" + route, "");

    assertThatProblem(answer, 405, "Method Not Allowed");
    assertThat(answer.header("Allow")).isEqualTo(allowed);
    assertThat(answer.member("detail"))
        .isEqualTo("/__admin/bss/%s does not take %s; use %s".formatted(route, method, allowed));
  }

  @ParameterizedTest
  @CsvSource({"GET, nothing", "POST, faults/7/8", "GET, profile/", "DELETE, Faults"})
  void unknownRouteIsToldTheKnownOnes(String method, String route) throws Exception {
    Response answer = control.send(method, "/__admin/bss/" + route, "");

    assertThatProblem(answer, 404, "Not Found");
    assertThat(answer.member("detail"))
        .startsWith("/__admin/bss/" + route + " is not known; known are ")
        .contains(ROUTES);
  }

  @Test
  void bodyThatIsNoTextIsRefused() throws Exception {
    Response answer = control.post("/__admin/bss/reset", "\u0000\u0001");

    assertThatProblem(answer, 400, "Bad Request");
    assertThat(answer.member("detail")).startsWith("the body is not JSON");
  }

  private static void assertThatProblem(Response answer, int status, String title) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.members()).containsOnlyKeys("type", "title", "status", "detail");
    assertThat(answer.member("type")).isEqualTo("about:blank");
    assertThat(answer.member("title")).isEqualTo(title);
    assertThat(answer.member("status")).isEqualTo(Integer.toString(status));
  }
}
