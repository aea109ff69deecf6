package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format of responses, and the body of a success in it. */
@Tag("http")
class FormatTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void forget() {
    simulator.reset();
  }

  @ParameterizedTest(name = "{0}, Format {1}, Accept {2}: {3}")
  @CsvSource({
    "V1,     , application/json, text/xml;charset=utf-8",
    "V1,     ,                 , text/xml;charset=utf-8",
    "V1, JSON,                 , application/json;charset=utf-8",
    "V1, json, application/xml , application/json;charset=utf-8",
    "V1, Json,                 , application/json;charset=utf-8",
    "V1, XML , application/json, text/xml;charset=utf-8",
    "V1, xml ,                 , text/xml;charset=utf-8",
    "V3,     , application/json, application/json;charset=utf-8",
    "V3,     ,                 , application/json;charset=utf-8",
    "V3, xml , application/json, text/xml;charset=utf-8",
    "V3, JSON, application/json, application/json;charset=utf-8",
  })
  void formatIsTheRequestedOneOrTheDefaultOfTheSignature(
      String scheme, String format, String accept, String contentType) throws Exception {
    TestCall call = TestCall.quota(scheme).with("Format", format).tampered("Accept", accept);

    Response response = call.send(simulator.url());

    assertThat(response.outcome()).isEqualTo("200 200");
    assertThat(response.header("Content-Type")).isEqualTo(contentType);
  }

  @ParameterizedTest
  @CsvSource({
    "JSON, '{\"Code\":\"200\",\"Message\":\"Successful!\",\"Data\":true,\"RequestId\":\"?\","
        + "\"Success\":true}'",
    "XML, '<?xml version=\"1.0\" encoding=\"UTF-8\"?><CreateResellerUserQuotaResponse>"
        + "<Code>200</Code><Message>Successful!</Message><Data>true</Data>"
        + "<RequestId>?</RequestId><Success>true</Success></CreateResellerUserQuotaResponse>'",
  })
  void bodyOfAQuotaHasOnlyTheDocumentedFields(String format, String body) throws Exception {
    Response response = TestCall.quota("V1").with("Format", format).send(simulator.url());

    assertThat(response.text().replace(response.header("x-acs-request-id"), "?"))
        .isEqualToIgnoringWhitespace(
            body.replaceFirst("\"1.0\" encoding=\"UTF-8\"", "'1.0' encoding='UTF-8'"));
  }

  @ParameterizedTest
  @CsvSource({
    "JSON, '{\"Code\":\"Success\",\"Message\":\"Successful!\",\"RequestId\":\"?\","
        + "\"Success\":true,\"OrderId\":#,\"Data\":{\"OrderId\":#,\"InstanceId\":\"!\"}}'",
    "XML, '<CreateResourcePackageResponse><Code>Success</Code><Message>Successful!</Message>"
        + "<RequestId>?</RequestId><Success>true</Success><OrderId>#</OrderId>"
        + "<Data><OrderId>#</OrderId><InstanceId>!</InstanceId></Data>"
        + "</CreateResourcePackageResponse>'",
  })
  void bodyOfAnOrderHasNestedData(String format, String body) throws Exception {
    Response response = TestCall.resourcePackage("V3").with("Format", format).send(simulator.url());

    String text =
        response
            .text()
            .replace(response.header("x-acs-request-id"), "?")
            .replace(String.valueOf(simulator.orders().get(0).orderId()), "#")
            .replace(simulator.orders().get(0).instanceId(), "!");
    assertThat(text.replaceFirst("^<\\?xml.*?>", "")).isEqualTo(body);
  }
}
