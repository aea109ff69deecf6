package io.github.bsskit.simulator.host.fastlane;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.bsskit.simulator.gateway.RawResponse;

/** Converts the gateway's responses to WireMock's. */
public final class WireMockResponse {

  /** Marks a response that is not sent: the connection is closed instead. */
  public static final String DROP_HEADER = "X-Bss-Simulator-Drop";

  private WireMockResponse() {}

  /** WireMock's definition of a response. */
  public static ResponseDefinitionBuilder of(RawResponse response) {
    ResponseDefinitionBuilder definition =
        new ResponseDefinitionBuilder().withStatus(response.status()).withBody(response.sentBody());
    response.headers().forEach(header -> definition.withHeader(header.name(), header.value()));
    if (!response.delivery().delay().isZero()) {
      definition.withFixedDelay((int) response.delivery().delay().toMillis());
    }
    return switch (response.delivery().extent()) {
      case COMPLETE -> definition;
      case TRUNCATED ->
          definition.withHeader("Content-Length", Integer.toString(response.body().length));
      case DROPPED -> definition.withHeader(DROP_HEADER, SimulatorStub.NAME);
    };
  }
}
