package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.testing.NodeClients;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The official Node clients, unmodified, against a simulator; needs node and npm. */
@Tag("http")
@Tag("stores")
@Tag("replicas")
class NodeClientsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the clients reported, under {@code client call}, for both kinds of order ids. */
  private static final Map<OrderIds, Map<String, JsonNode>> REPORTS = new HashMap<>();

  private static final Map<OrderIds, List<Long>> ORDERS = new HashMap<>();

  @BeforeAll
  static void runTheClients() throws Exception {
    NodeClients.install();
    for (OrderIds orderIds : OrderIds.values()) {
      run(orderIds);
    }
  }

  @ParameterizedTest
  @CsvSource({"v2, code, data", "v2-signed-v1, code, data", "pop, Code, Data"})
  void opensAQuota(String client, String code, String data) {
    JsonNode report = REPORTS.get(OrderIds.LARGE).get(client + " quota");

    assertThat(report.path("ok").asBoolean()).as(report.toString()).isTrue();
    assertThat(report.path("answer").path(code).asText()).isEqualTo("200");
    assertThat(report.path("answer").path(data).isBoolean()).isTrue();
    assertThat(report.path("answer").path(data).asBoolean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(OrderIds.class)
  void popCoreReadsEveryOrderIdExactly(OrderIds orderIds) {
    JsonNode response = REPORTS.get(orderIds).get("pop package").path("answer");

    assertThat(response.path("Code").asText()).isEqualTo("Success");
    assertThat(response.path("OrderId").asText()).isEqualTo(ORDERS.get(orderIds).get(2).toString());
    assertThat(response.path("Data").path("OrderId").asText())
        .isEqualTo(response.path("OrderId").asText());
    assertThat(response.path("Data").path("InstanceId").asText()).startsWith("OSSBAG-cn-");
  }

  @ParameterizedTest
  @CsvSource({"v2, 0", "v2-signed-v1, 1"})
  void theOtherClientRoundsLargeOrderIds(String client, int order) {
    JsonNode response = REPORTS.get(OrderIds.LARGE).get(client + " package").path("answer");

    long orderId = ORDERS.get(OrderIds.LARGE).get(order);
    assertThat(response.path("code").asText()).isEqualTo("Success");
    assertThat(response.path("orderId").asLong()).isNotEqualTo(orderId);
    assertThat(response.path("orderId").asDouble()).isEqualTo((double) orderId);
  }

  @ParameterizedTest
  @CsvSource({"v2, 0", "v2-signed-v1, 1"})
  void theOtherClientReadsSmallOrderIdsExactly(String client, int order) {
    JsonNode response = REPORTS.get(OrderIds.SMALL).get(client + " package").path("answer");

    long orderId = ORDERS.get(OrderIds.SMALL).get(order);
    assertThat(response.path("code").asText()).isEqualTo("Success");
    assertThat(response.path("orderId").asLong()).isEqualTo(orderId);
    assertThat(response.path("data").path("orderId").asLong()).isEqualTo(orderId);
  }

  @ParameterizedTest
  @CsvSource({
    "v2,           ClientError,          'ProductNotFound: code: 400, Product not found.'",
    "v2-signed-v1, ClientError,          'ProductNotFound: code: 400, Product not found.'",
    "pop,          ProductNotFoundError, 'Product not found.'",
  })
  void raisesADocumentedError(String client, String name, String message) {
    JsonNode report = REPORTS.get(OrderIds.LARGE).get(client + " error");

    assertThat(report.path("ok").asBoolean()).isFalse();
    assertThat(report.path("name").asText()).isEqualTo(name);
    assertThat(report.path("code").asText()).isEqualTo("ProductNotFound");
    assertThat(report.path("message").asText()).startsWith(message);
  }

  /** The error has the time to wait, as after a rate that was used up. */
  @ParameterizedTest
  @CsvSource({"v2, 60000", "v2-signed-v1, 60000", "pop, 0"})
  void recognizesARequestedThrottling(String client, int retryAfter) {
    JsonNode report = REPORTS.get(OrderIds.LARGE).get(client + " throttled");

    assertThat(report.path("ok").asBoolean()).isFalse();
    assertThat(report.path("name").asText()).startsWith("Throttling");
    assertThat(report.path("code").asText()).isEqualTo("Throttling.Api");
    assertThat(report.path("retryAfter").asInt()).isEqualTo(retryAfter);
  }

  @Test
  void everyCallOfEveryClientWasReported() {
    assertThat(REPORTS.get(OrderIds.LARGE)).hasSize(12);
    assertThat(REPORTS.get(OrderIds.SMALL)).hasSize(12);
  }

  private static void run(OrderIds orderIds) throws Exception {
    Settings settings = new Settings().orderIds(orderIds);
    try (BssSimulator simulator = TestSimulators.start(settings)) {
      Map<String, JsonNode> reports = new HashMap<>();
      for (String line :
          NodeClients.run("node", "clients.js", TestSimulators.endpoint(simulator))
              .lines()
              .toList()) {
        JsonNode report = JSON.readTree(line);
        reports.put(report.path("client").asText() + " " + report.path("call").asText(), report);
      }
      REPORTS.put(orderIds, reports);
      ORDERS.put(orderIds, simulator.orders().stream().map(order -> order.orderId()).toList());
      assertThat(simulator.ledgers())
          .extracting(ledger -> ledger.outBizId().orElseThrow())
          .containsExactly(
              "v2 中文 空格 a*b~c+d/e=f&g",
              "v2-signed-v1 中文 空格 a*b~c+d/e=f&g",
              "pop 中文 空格 a*b~c+d/e=f&g");
    }
  }
}
