package com.example;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.junit.BssSim;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The project's WireMock works, and its client sends stubs to the simulator. */
@BssSim
class OwnWireMockTest {

  @Test
  void ownServerWorks(BssSimulator simulator) throws Exception {
    WireMockServer own = new WireMockServer(options().dynamicPort());
    own.start();
    try {
      own.stubFor(get("/mine").willReturn(ok("mine")));

      assertThat(body(own.baseUrl() + "/mine")).isEqualTo("mine");
    } finally {
      own.stop();
    }
    assertThat(body(simulator.url() + "/?Action=Nothing")).contains("InvalidAction.NotFound");
  }

  @Test
  void clientStubsTheSimulator(BssSimulator simulator) throws Exception {
    new WireMock("127.0.0.1", simulator.url().getPort())
        .register(get("/stubbed").willReturn(ok("stubbed")));

    assertThat(body(simulator.url() + "/stubbed")).isEqualTo("stubbed");
    assertThat(simulator.wireMock().getStubMappings()).isNotEmpty();
  }

  private static String body(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
