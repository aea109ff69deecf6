package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the gateway's paths even the failures of the server carry Code, Message and RequestId. */
@Tag("http")
class FailurePageTest {

  private BssSimulator simulator;

  @BeforeEach
  void start() {
    simulator = BssSimulator.start();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/CreateResourcePackage"})
  void stubThatFailsIsAnInternalError(String path) throws IOException {
    simulator
        .wireMock()
        .stubFor(any(anyUrl()).willReturn(aResponse().withBodyFile("there-is-no-such-file.json")));

    Response response = get(path);

    assertEnvelope(response, "500 InternalError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/CreateResourcePackage"})
  void pathWithoutAnyStubIsNotFound(String path) throws IOException {
    for (StubMapping stub : simulator.wireMock().getStubMappings()) {
      simulator.wireMock().removeStub(stub);
    }

    Response response = get(path);

    assertEnvelope(response, "404 InvalidAction.NotFound");
  }

  @Test
  void stubsMayReturnAnyStatusWithTheirOwnBody() throws IOException {
    simulator
        .wireMock()
        .stubFor(
            any(urlPathEqualTo("/")).willReturn(aResponse().withStatus(404).withBody("my own")));

    Response response = get("/");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text()).isEqualTo("my own");
  }

  @Test
  void otherPathsKeepThePagesOfWireMock() throws IOException {
    Response response = get("/something-else");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text()).contains("Request was not matched");
  }

  private Response get(String path) throws IOException {
    byte[] request = RawHttp.bytes("GET " + path + "?Format=JSON HTTP/1.1\nHost: a\n\n");
    return RawHttp.exchange(simulator.port(), request).orElseThrow();
  }

  private static void assertEnvelope(Response response, String outcome) {
    assertThat(response.outcome()).isEqualTo(outcome);
    assertThat(response.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(response.members().keySet())
        .containsExactly("RequestId", "Message", "Recommend", "HostId", "Code");
    assertThat(response.member("RequestId")).isEqualTo(response.header("x-acs-request-id"));
  }
}
