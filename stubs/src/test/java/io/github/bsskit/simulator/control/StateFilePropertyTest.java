package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is changed in a state file: it is rejected and changes nothing, or every view shows it
 * and calls get documented responses.
 */
class StateFilePropertyTest {

  private static final String ROOT = "/__admin/bss/";
  private static final String STATE = ROOT + "state";
  private static final ObjectMapper JSON = JsonMapper.builder(new JsonFactory()).build();

  /** All views whose content depends on the state. */
  private static final List<String> VIEWS =
      List.of(
          "rate-windows",
          "ledger",
          "journal",
          "accounts",
          "faults",
          "clock",
          "profile",
          "health",
          "fault-words",
          "ready");

  /** JSON values that a field may not expect. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "1.5",
          "1e400",
          "1e-400",
          "-0.0",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1e3",
          "9".repeat(2_000),
          "[]",
          "{}",
          "[[]]",
          "{\"a\":{}}",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"-1\"",
          "\"1\"",
          "\"01\"",
          "\"9223372036854775807\"",
          "\"-9223372036854775808\"",
          "\"9223372036854775808\"",
          "\"4000000000000000000\"",
          "\"900100000000000000\"",
          "\"900100000000000000000\"",
          "\"NaN\"",
          "\"1e400\"",
          "\"PT0S\"",
          "\"PT61474132800S\"",
          "\"PT-61474132800S\"",
          "\"PT2562047788015215H\"",
          "\"P1D\"",
          "\"1970-01-01T00:00:00Z\"",
          "\"1969-12-31T23:59:59Z\"",
          "\"9000-01-01T00:00:00Z\"",
          "\"9001-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"+10000-01-01T00:00:00Z\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"<b onclick='x()'>&amp;</b>\"",
          "\"\\u0000\\u001b[31m\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\ud83d\\ude00\"",
          "\"\\u202e\"",
          "\"fault-1\"",
          "\"fault-999999999\"",
          "\"fault-0\"",
          "\"testid\"",
          "\"100000001\"",
          "\"5\"",
          "\"reseller\"",
          "\"CreateResourcePackage\"",
          "\"ffffffffffffffff\"",
          "\"0000000000000000\"",
          "\"" + "x".repeat(300_000) + "\"",
          "\"" + "9".repeat(10_000) + "\"",
          "[".repeat(200) + "]".repeat(200),
          "{\"x\":1,\"x\":2}");

  private static BssSimulator simulator;
  private static ControlCaller control;
  private static String whole;

  @BeforeContainer
  static void start() throws Exception {
    simulator = BssSimulator.start();
    control = new ControlCaller(simulator.url());
    whole = wholeState();
  }

  @AfterContainer
  static void stop() {
    simulator.close();
  }

  /** A state with something in every field. */
  private static String wholeState() throws Exception {
    Credentials made = simulator.makeAccount();
    TestKey key = new TestKey(made.accessKeyId(), made.accessKeySecret(), "");
    for (TestKey caller : List.of(key, TestKey.RESELLER)) {
      TestCall.quota("V3").key(caller).with("OutBizId", "b-1").send(simulator.url());
      TestCall.resourcePackage("V3").key(caller).send(simulator.url());
      TestCall.resourcePackage("V1").key(caller).send(simulator.url());
    }
    simulator.makeAccount();
    simulator.faults().on("CreateResourcePackage").every(3).returnError("InternalError");
    simulator.faults().onAny().times(2).latency(Duration.ofMillis(1));
    control.post(
        ROOT + "faults",
        "{\"action\":\"CreateResellerUserQuota\",\"code\":\"-303\",\"key\":\"testid\","
            + "\"parameters\":{\"OutBizId\":\"b-9\"},\"times\":3,\"every\":2,\"probability\":0.5}");
    simulator
        .clockOf(made.accountId())
        .freezeAt(Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS));
    simulator.clock().advance(Duration.ofSeconds(3));
    return control.get(STATE).text();
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void changedFileIsRejectedOrShownEverywhere(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    assertThat(load(whole).status()).isEqualTo(204);
    String changed = changed(random);

    Response loaded = load(changed);

    if (loaded.status() == 204) {
      checkAccepted(changed);
    } else {
      assertThat(loaded.status()).as(loaded + changed).isEqualTo(400);
      assertThat(loaded.member("detail"))
          .startsWith("state file: ")
          .doesNotContainPattern("\\p{Cntrl}");
      assertThat(control.get(STATE).text()).isEqualTo(whole);
    }
  }

  private static Response load(String state) throws Exception {
    return control.send("PUT", STATE, state);
  }

  private static void checkAccepted(String file) throws Exception {
    checkViews(file);
    String saved = control.get(STATE).text();
    assertThat(load(saved).status()).as(file).isEqualTo(204);
    assertThat(control.get(STATE).text()).as(file).isEqualTo(saved);
    for (int call = 0; call < 3; call++) {
      Instant now = simulator.clock().now();
      checkCall(file, TestCall.resourcePackage("V3").at(now));
      checkCall(file, TestCall.quota("V1").at(now));
    }
    Response account = control.post(ROOT + "accounts");
    assertThat(account.status()).as(account + file).isEqualTo(201);
    TestKey key = new TestKey(account.member("accessKeyId"), account.member("accessKeySecret"), "");
    checkCall(file, TestCall.quota("V3").key(key).at(simulator.clock().now()));
    simulator.faults().onAny().times(1).throttle();
    for (String change :
        List.of(
            "advance:{\"seconds\":315360000}", "freeze:", "resume:", "advance:{\"seconds\":1}")) {
      String[] parts = change.split(":", 2);
      assertThat(control.post(ROOT + "clock/" + parts[0], parts[1]).status())
          .as(change + file)
          .isIn(200, 400);
    }
    checkViews(file);
    assertThat(load(control.get(STATE).text()).status()).as(file).isEqualTo(204);
    simulator.faults().disarm();
  }

  private static void checkViews(String file) throws IOException, InterruptedException {
    for (String view : VIEWS) {
      Response response = control.get(ROOT + view);
      assertThat(response.status()).as(view + " " + response + file).isEqualTo(200);
      JsonNode content = JSON.readTree(response.body());
      assertThat(content.isObject()).as(view + file).isTrue();
    }
  }

  private static void checkCall(String file, TestCall call) throws Exception {
    Response response = call.send(simulator.url());
    assertThat(Set.of(200, 400, 403, 404, 500)).as(response + file).contains(response.status());
    // Only a fault of the file returns it.
    if (response.status() == 500) {
      assertThat(file).contains("\"InternalError\"");
    }
  }

  /** One or two changes of the whole state, as text, because trees have no duplicate fields. */
  private static String changed(Random random) throws IOException {
    JsonNode state = JSON.readTree(whole);
    for (int change = random.nextInt(2); change >= 0; change--) {
      change(state, random);
    }
    String text = state.toString();
    for (int index = 0; index < VALUES.size(); index++) {
      text = text.replace("\"@" + index + "@\"", VALUES.get(index));
    }
    return random.nextInt(20) == 0 ? withDuplicateField(text, random) : text;
  }

  private static String withDuplicateField(String text, Random random) {
    List<Integer> commas = new ArrayList<>();
    for (int at = text.indexOf(",\""); at >= 0; at = text.indexOf(",\"", at + 1)) {
      commas.add(at);
    }
    int at = commas.get(random.nextInt(commas.size()));
    int end = text.indexOf(",\"", at + 1);
    return end < 0 ? text : text.substring(0, end) + text.substring(at);
  }

  private static void change(JsonNode state, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(state, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    int value = random.nextInt(VALUES.size());
    if (container instanceof ArrayNode array) {
      change(array, value, random);
    } else {
      change((ObjectNode) container, value, random);
    }
  }

  private static void change(ArrayNode array, int value, Random random) {
    switch (array.isEmpty() ? 0 : random.nextInt(4)) {
      case 0 -> array.add("@" + value + "@");
      case 1 -> array.add(array.get(random.nextInt(array.size())).deepCopy());
      case 2 -> array.remove(random.nextInt(array.size()));
      default -> array.set(random.nextInt(array.size()), "@" + value + "@");
    }
  }

  private static void change(ObjectNode object, int value, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.put("x", "@" + value + "@");
      case 2 -> {
        // Moves a field to the end.
        JsonNode moved = object.remove(name);
        if (moved != null) {
          object.set(name, moved);
        }
      }
      default -> object.put(name, "@" + value + "@");
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }
}
