package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The control API's own OpenAPI file and the routes say the same. */
class ControlContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode FILE =
      JSON.valueToTree(
          new Yaml().<Object>load(ControlContractTest.class.getResourceAsStream("openapi.yaml")));
  private static final Schemas SCHEMAS = new Schemas(FILE);

  private BssSimulator simulator;
  private ControlCaller control;

  @BeforeEach
  void start() {
    simulator = BssSimulator.start();
    control = new ControlCaller(simulator.url());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private static List<String> operations() {
    List<String> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : FILE.get("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(method -> operations.add(method.toUpperCase() + " " + path.getKey()));
    }
    return operations;
  }

  private static JsonNode operation(String operation) {
    String[] parts = operation.split(" ");
    return FILE.get("paths").get(parts[1]).get(parts[0].toLowerCase());
  }

  @Test
  void fileAndRoutesHaveTheSamePathsAndMethods() {
    List<String> routes = routes(control);

    assertThat(operations().stream().map(route -> route.replaceAll("\\{\\w+}", "*")))
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  /** As listed in the response to an unknown path. */
  private static List<String> routes(ControlCaller control) {
    try {
      String detail = control.get("/__admin/bss/nothing/at/all").member("detail");
      return List.of(detail.replaceFirst(".*use one of ", "").split(", "));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void responsesMatchTheOpenApiFile(String route) throws Exception {
    TestCall.resourcePackage("V1").send(simulator.url());
    TestCall.quota("V1").send(simulator.url());
    TestCall.quota("V1").send(simulator.url());
    control.post("/__admin/bss/faults", "{\"fault\":\"latency\",\"key\":\"testid\"}");
    String id = simulator.faults().armed().get(0).id();
    String path =
        route
            .split(" ")[1]
            .replace("{id}", id)
            .replace("{number}", "1")
            .replace("{file}", "console.css");

    for (String body : bodies(route)) {
      Response response = control.send(route.split(" ")[0], path, body);

      assertThat(operation(route).get("responses").has("" + response.status()))
          .as(route + " " + body + ": " + response)
          .isTrue();
      JsonNode content =
          SCHEMAS
              .resolve(operation(route).get("responses").get("" + response.status()))
              .path("content");
      if (content.isMissingNode()) {
        assertThat(response.body()).isEmpty();
      } else {
        assertThat(content.has(response.header("Content-Type"))).isTrue();
      }
      if (content.has("application/json")) {
        assertThat(
                SCHEMAS.complaints(
                    JSON.readTree(response.body()), content.at("/application~1json/schema")))
            .as(response.toString())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO\n\n", "GET / HTTP/9.9\n\n", "POST / HTTP/1.1\nX Y: a\n\n"})
  void entriesOfMalformedRequestsMatchTheOpenApiFile(String sent) throws Exception {
    RawHttp.exchange(simulator.port(), RawHttp.bytes(sent));

    for (String path : List.of("/__admin/bss/journal", "/__admin/bss/journal/1")) {
      JsonNode shown = JSON.readTree(control.get(path).body());
      JsonNode entry = shown.has("entries") ? shown.get("entries").get(0) : shown;

      assertThat(SCHEMAS.complaints(entry, FILE.at("/components/schemas/Entry"))).isEmpty();
    }
  }

  /** The examples of a body, each of which is a call that is carried out. */
  private List<String> bodies(String route) throws Exception {
    if (route.startsWith("PUT ")) {
      return List.of(control.get("/__admin/bss/state").text());
    }
    JsonNode body = operation(route).at("/requestBody/content/application~1json");
    List<String> bodies = new ArrayList<>();
    Stream.concat(
            Stream.of(body.path("example")).filter(JsonNode::isObject),
            body.path("examples").properties().stream().map(each -> each.getValue().get("value")))
        .forEach(
            example -> {
              assertThat(SCHEMAS.complaints(example, body.get("schema"))).isEmpty();
              bodies.add(example.toString());
            });
    return bodies.isEmpty() ? List.of("") : bodies;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void mistakesAreProblemsAsTheFileSays(String route) throws Exception {
    String path = route.split(" ")[1].replaceAll("\\{\\w+}", "0");

    Response response = control.send(route.split(" ")[0], path, "{\"no such member\":1}");

    JsonNode problem = SCHEMAS.resolve(operation(route).at("/responses/4XX")).get("content");
    assertThat(response.status()).isEqualTo(400);
    assertThat(
            SCHEMAS.complaints(
                JSON.readTree(response.body()), problem.at("/application~1problem+json/schema")))
        .isEmpty();
  }

  @Test
  void theSimulatorServesTheFile() throws Exception {
    Response response = control.get("/__admin/bss/openapi.yaml");

    JsonNode served = JSON.valueToTree(new Yaml().<Object>load(response.text()));
    assertThat(response.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(served).isEqualTo(FILE);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("openapi: 3.0.3\n");
  }
}
