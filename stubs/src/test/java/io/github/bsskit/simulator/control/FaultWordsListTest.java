package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that the list of faults offers can be armed, and is what the list says. */
@Tag("http")
class FaultWordsListTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static BssSimulator simulator;
  private static ControlCaller control;

  private JsonNode menu;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
    control = new ControlCaller(simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void ask() throws Exception {
    menu = JSON.readTree(control.get("/__admin/bss/fault-words").body());
  }

  private static JsonNode arm(String body) throws Exception {
    return JSON.readTree(control.post("/__admin/bss/faults", body).body());
  }

  @Test
  void everyErrorOfAnOperationCanBeArmed() throws Exception {
    for (JsonNode operation : menu.get("operations")) {
      for (JsonNode error : operation.get("errors")) {
        JsonNode armed =
            arm(
                "{\"action\":%s,\"code\":%s}"
                    .formatted(operation.get("action"), error.get("word")));

        assertThat(armed.path("code")).as("" + error).isEqualTo(error.get("code"));
        assertThat(armed.path("status")).isEqualTo(error.get("status"));
        assertThat(armed.path("message")).isEqualTo(error.get("message"));
      }
    }
  }

  @Test
  void everyErrorOfTheGatewayCanBeArmedForAnyOperation() throws Exception {
    assertThat(menu.get("gateway").findValuesAsText("word"))
        .contains("ServiceUnavailable", "Throttling.User", "SignatureDoesNotMatch");
    for (JsonNode error : menu.get("gateway")) {
      JsonNode armed = arm("{\"code\":%s}".formatted(error.get("word")));

      assertThat(armed.path("code")).as("" + error).isEqualTo(error.get("code"));
    }
  }

  @Test
  void allTransportFaultsAreListed() throws Exception {
    assertThat(menu.get("mishaps").findValuesAsText("word"))
        .containsExactlyInAnyOrder(
            "commit-then-drop",
            "commit-then-delay",
            "drop-before-commit",
            "latency",
            "truncated-body",
            "wrong-content-type",
            "throttle");
    for (JsonNode fault : menu.get("mishaps")) {
      String time = fault.get("takesTime").asBoolean() ? ",\"milliseconds\":1" : "";
      JsonNode armed = arm("{\"fault\":%s%s}".formatted(fault.get("word"), time));

      assertThat(armed.path("fault")).as("" + fault).isEqualTo(fault.get("word"));
    }
  }

  @Test
  void codesThatAreNotWordsAreListedByName() {
    List<String> words = menu.get("operations").get(0).findValuesAsText("word");

    assertThat(menu.at("/operations/0/action").asText()).isEqualTo("CreateResellerUserQuota");
    assertThat(words).contains("RecordExists", "NotApplicable", "NotAuthorized", "ParameterError");
    assertThat(words).doesNotHaveDuplicates();
  }
}
