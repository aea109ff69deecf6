package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.testing.RawCaller;
import io.github.bsskit.simulator.testing.TestKey;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Responses equal bodies written by hand from the documentation. */
@Tag("http")
class EnvelopesTest {

  private static final String QUOTA = "CreateResellerUserQuota";
  private static final String PACKAGE = "CreateResourcePackage";
  private static final Map<String, String> QUOTA_PARAMETERS =
      parameters("Amount=100&Currency=CNY&OutBizId=taken&OwnerId=239000111");
  private static final Map<String, String> PACKAGE_PARAMETERS =
      parameters(
          "ProductCode=ossbag&PackageType=FPT_ossbag_absolute_Storage_sh&Specification=40"
              + "&Duration=6");

  private static BssSimulator sim;

  @BeforeAll
  static void start() {
    sim = BssSimulator.start();
  }

  @BeforeEach
  void forget() {
    sim.reset();
  }

  @AfterAll
  static void stop() {
    sim.close();
  }

  @Test
  void createdQuotaInJson() {
    HttpResponse<String> response = call("testid", QUOTA, QUOTA_PARAMETERS, "JSON");

    assertThatHeadIs(response, 200, "application/json;charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            filled(
                response,
                """
                {"Code":"200","Message":"Successful!","Data":true,"RequestId":"$RequestId",\
                "Success":true}\
                """));
  }

  @Test
  void createdQuotaInXml() {
    HttpResponse<String> response = call("testid", QUOTA, QUOTA_PARAMETERS, "XML");

    assertThatHeadIs(response, 200, "text/xml;charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            filled(
                response,
                """
                <?xml version='1.0' encoding='UTF-8'?><CreateResellerUserQuotaResponse>\
                <Code>200</Code><Message>Successful!</Message><Data>true</Data>\
                <RequestId>$RequestId</RequestId><Success>true</Success>\
                </CreateResellerUserQuotaResponse>\
                """));
  }

  @Test
  void createdPackageInJson() {
    HttpResponse<String> response = call("testid", PACKAGE, PACKAGE_PARAMETERS, "JSON");

    assertThatHeadIs(response, 200, "application/json;charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            filled(
                response,
                """
                {"Code":"Success","Message":"Successful!","RequestId":"$RequestId",\
                "Success":true,"OrderId":$OrderId,\
                "Data":{"OrderId":$OrderId,"InstanceId":"$InstanceId"}}\
                """));
  }

  @Test
  void createdPackageInXml() {
    HttpResponse<String> response = call("testid", PACKAGE, PACKAGE_PARAMETERS, "XML");

    assertThatHeadIs(response, 200, "text/xml;charset=utf-8");
    assertThat(response.body())
        .isEqualTo(
            filled(
                response,
                """
                <?xml version='1.0' encoding='UTF-8'?><CreateResourcePackageResponse>\
                <Code>Success</Code><Message>Successful!</Message>\
                <RequestId>$RequestId</RequestId><Success>true</Success>\
                <OrderId>$OrderId</OrderId><Data><OrderId>$OrderId</OrderId>\
                <InstanceId>$InstanceId</InstanceId></Data></CreateResourcePackageResponse>\
                """));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvFileSource(
      resources = "CreateResellerUserQuota-errors.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void errorOfTheQuota(String change, String keyId, int status, String json, String xml) {
    call("testid", QUOTA, QUOTA_PARAMETERS, "JSON");

    assertThatErrorIs(QUOTA, keyId, changed(QUOTA_PARAMETERS, change), status, json, xml);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvFileSource(
      resources = "CreateResourcePackage-errors.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void errorOfThePackage(String change, String keyId, int status, String json, String xml) {
    assertThatErrorIs(PACKAGE, keyId, changed(PACKAGE_PARAMETERS, change), status, json, xml);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvFileSource(resources = "gateway-errors.csv", delimiter = '|', quoteCharacter = '`')
  void errorOfTheGateway(String change, String keyId, int status, String json, String xml) {
    assertThatErrorIs(QUOTA, keyId, changed(QUOTA_PARAMETERS, change), status, json, xml);
  }

  private static void assertThatErrorIs(
      String action,
      String keyId,
      Map<String, String> parameters,
      int status,
      String json,
      String xml) {
    HttpResponse<String> jsonAnswer = call(keyId, action, parameters, "JSON");
    HttpResponse<String> xmlAnswer = call(keyId, action, parameters, "XML");

    assertThatHeadIs(jsonAnswer, status, "application/json;charset=utf-8");
    assertThat(jsonAnswer.body()).isEqualTo(filled(jsonAnswer, json));
    assertThatHeadIs(xmlAnswer, status, "text/xml;charset=utf-8");
    assertThat(xmlAnswer.body()).isEqualTo(filled(xmlAnswer, xml));
  }

  private static void assertThatHeadIs(
      HttpResponse<String> response, int status, String contentType) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().allValues("Content-Type")).containsExactly(contentType);
    assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(response.headers().allValues("x-acs-request-id"))
        .singleElement()
        .asString()
        .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    assertThat(response.headers().allValues("x-acs-trace-id"))
        .singleElement()
        .asString()
        .matches("[0-9a-f]{32}");
    assertThat(response.headers().allValues("Date")).hasSize(1);
  }

  /** Fills in what changes with every response; the RequestId comes from the header. */
  private static String filled(HttpResponse<String> response, String body) {
    String requestId = response.headers().firstValue("x-acs-request-id").orElseThrow();
    String filled = body.replace("$RequestId", requestId).replace("$HostId", sim.endpoint());
    if (sim.orders().isEmpty()) {
      return filled;
    }
    Order order = sim.orders().get(0);
    return filled
        .replace("$OrderId", Long.toString(order.orderId()))
        .replace("$InstanceId", order.instanceId());
  }

  private static HttpResponse<String> call(
      String keyId, String action, Map<String, String> parameters, String format) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("Action", action);
    all.put("Format", format);
    // The secrets of the built-in world are derived from the ids.
    String secret = keyId.replaceFirst("id$", "secret");
    return new RawCaller(sim.url(), new TestKey(keyId, secret, "")).signedV1("POST", "/", all);
  }

  /** Replaces one parameter, for example {@code Duration=0}. */
  private static Map<String, String> changed(Map<String, String> parameters, String change) {
    Map<String, String> changed = new TreeMap<>(parameters);
    changed.putAll(parameters(change));
    return changed;
  }

  private static Map<String, String> parameters(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
