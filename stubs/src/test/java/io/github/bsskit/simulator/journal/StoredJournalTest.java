package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is stored explains calls after a restart as it did before. */
class StoredJournalTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  private Settings settings(String name) {
    return new Settings().store(directory.toString()).name(name);
  }

  @Test
  void entriesAreTheSameAfterARestart() throws Exception {
    List<JsonNode> before;
    String violations;
    try (BssSimulator first = BssSimulator.start(settings("first"))) {
      sendOneOfEachKind(first);
      before = entries(first);
      violations = violations(first);
    }
    try (BssSimulator second = BssSimulator.start(settings("second"))) {
      assertThat(entries(second)).isEqualTo(before);
      assertThat(violations(second)).isEqualTo(violations);
      second.assertSinglePurchase();
    }

    assertThat(before)
        .extracting(entry -> entry.get("code").asText())
        .containsExactly(
            "OK",
            "SignatureNonceUsed",
            "OK",
            "SignatureDoesNotMatch",
            "NotAuthorized",
            "InvalidAction.NotFound",
            "InvalidAccessKeyId.NotFound",
            "InternalError");
    assertThat(before)
        .allSatisfy(entry -> assertThat(entry.get("simulator").asText()).isEqualTo("first"));
    assertThat(before.get(1).at("/why/change").asText())
        .isEqualTo(
            "Call #1 was the same request and its response was lost: the HTTP client resent it"
                + " automatically. That call was executed, although its caller gets this error.");
    assertThat(before.get(2).at("/violations/0/rule").asText()).isEqualTo("rounded-order-id");
    assertThat(before.get(3).at("/violations/0/change").asText()).contains("trailing space");
    assertThat(before.get(7).at("/fault").asText()).isNotEmpty();
  }

  @Test
  void numbersGoOnAfterARestartAndBeginAgainAfterAReset() throws Exception {
    String cursor;
    try (BssSimulator first = BssSimulator.start(settings("first"))) {
      TestCall.resourcePackage("V3").send(first.url());
      cursor = list(first, "?cursor=0").get("cursor").asText();
      TestCall.resourcePackage("V3").send(first.url());
    }
    try (BssSimulator second = BssSimulator.start(settings("second"))) {
      TestCall.resourcePackage("V1").send(second.url());
      JsonNode page = list(second, "?cursor=" + cursor);

      assertThat(page.findValuesAsText("number")).containsExactly("2", "3");
      assertThat(page.findValuesAsText("simulator")).containsExactly("first", "second");
      second.reset();
      TestCall.resourcePackage("V1").send(second.url());
      assertThat(list(second, "?cursor=" + page.get("cursor").asText()).findValuesAsText("number"))
          .containsExactly("1");
      assertThat(second.journal().lastNumber()).isEqualTo(1);
    }
  }

  @Test
  void theCallsOfOneAccountCanBeDeleted() throws Exception {
    try (BssSimulator simulator = BssSimulator.start(settings("first"))) {
      TestCall.resourcePackage("V3").send(simulator.url());
      TestCall.resourcePackage("V3").key(TestKey.AGENCY).send(simulator.url());
      long removals = list(simulator, "").get("removals").asLong();
      simulator.journal().ofAccount(100000001).clear();

      assertThat(list(simulator, "").findValuesAsText("number")).containsExactly("2");
      assertThat(list(simulator, "").get("removals").asLong()).isGreaterThan(removals);
      TestCall.resourcePackage("V3").send(simulator.url());
      assertThat(list(simulator, "?cursor=0").findValuesAsText("number")).containsExactly("2", "3");
    }
  }

  /** One executed call whose response is lost, its repetition, and one for each kind of advice. */
  private static void sendOneOfEachKind(BssSimulator simulator) throws Exception {
    simulator.faults().on("CreateResourcePackage").times(1).commitThenDrop();
    TestCall lost = TestCall.resourcePackage("V3");
    assertThatThrownBy(() -> lost.send(simulator.url())).isInstanceOf(IOException.class);
    lost.send(simulator.url());
    long orderId = simulator.orders().get(0).orderId();
    TestCall.quota("V1")
        .with("OutBizId", Long.toString((long) (double) orderId))
        .send(simulator.url());
    TestCall.resourcePackage("V3")
        .key(TestKey.RESELLER.withSecret("testsecret "))
        .send(simulator.url());
    TestCall.quota("V3").with("OwnerId", "900000001").send(simulator.url());
    TestCall.resourcePackage("V1").with("Action", "CreateResourcePackages").send(simulator.url());
    TestCall.quota("V3").key(new TestKey("later", "secret", "")).send(simulator.url());
    simulator.faults().on("CreateResellerUserQuota").times(1).returnError("InternalError");
    TestCall.quota("V3").with("OwnerId", "239000077").send(simulator.url());
  }

  /** All entries with their exchanges. */
  private static List<JsonNode> entries(BssSimulator simulator) throws Exception {
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode listed : list(simulator, "").get("entries")) {
      JsonNode entry = get(simulator, "/" + listed.get("number").asText());
      ObjectNode withoutExchange = entry.deepCopy();
      withoutExchange.remove(List.of("request", "response"));
      assertThat(withoutExchange).isEqualTo(listed);
      entries.add(entry);
    }
    return entries;
  }

  private static String violations(BssSimulator simulator) {
    try {
      simulator.assertNoContractViolations();
      return "none";
    } catch (AssertionError some) {
      return some.getMessage();
    }
  }

  private static JsonNode list(BssSimulator simulator, String query) throws Exception {
    return get(simulator, query);
  }

  private static JsonNode get(BssSimulator simulator, String rest) throws Exception {
    return JSON.readTree(
        new ControlCaller(simulator.url()).get("/__admin/bss/journal" + rest).body());
  }
}
