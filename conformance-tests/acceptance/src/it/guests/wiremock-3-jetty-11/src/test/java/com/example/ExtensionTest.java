package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.bsskit.conformance.BssConformance;
import io.github.bsskit.simulator.BssSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** WireMock finds the simulator on its class path; stubs keep working beside it. */
class ExtensionTest {

  private static final WireMockServer SERVER =
      new WireMockServer(options().dynamicPort().extensionScanningEnabled(true));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void keepsStubs() throws Exception {
    SERVER.stubFor(get("/mine").willReturn(ok("mine")));

    HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/mine")).build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo("mine");
  }

  /** A server of its own needs Jetty 12. */
  @Test
  void embeddedSimulatorNamesTheFix() {
    assertThatThrownBy(BssSimulator::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("Jetty 12", "bss-simulator-standalone");
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return BssConformance.of(URI.create(SERVER.baseUrl()))
        .only("CreateResellerUserQuota/call", "CreateResellerUserQuota/generated", "gateway/nonce")
        .tests();
  }
}
