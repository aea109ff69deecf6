package io.github.bsskit.simulator.host;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stopping lets a call that is under way end. */
@Tag("http")
class StopTest {

  @Test
  @Timeout(30)
  void completesTheRunningCall() throws Exception {
    BssSimulator simulator = BssSimulator.start();
    simulator
        .wireMock()
        .stubFor(get(anyUrl()).willReturn(aResponse().withBody("late").withFixedDelay(250)));
    CompletableFuture<HttpResponse<String>> call =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(simulator.url().resolve("/slow")).build(),
                HttpResponse.BodyHandlers.ofString());
    while (simulator.wireMock().findAll(anyRequestedFor(anyUrl())).isEmpty()) {
      Thread.onSpinWait();
    }

    simulator.close();

    assertThat(call.join().body()).isEqualTo("late");
  }
}
