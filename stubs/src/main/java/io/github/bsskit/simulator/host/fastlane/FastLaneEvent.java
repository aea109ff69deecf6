package io.github.bsskit.simulator.host.fastlane;

import com.github.tomakehurst.wiremock.common.Limit;
import com.github.tomakehurst.wiremock.common.Timing;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/** A call of the fast lane. WireMock's event is made of it when the journal is read. */
final class FastLaneEvent implements LoggedCall {

  /** Estimated bytes in addition to request and response. */
  private static final int OVERHEAD_BYTES = 2 * 1024;

  private final RawRequest request;
  private final RawResponse response;
  private final Origin origin;
  private final SimulatorStub stub;
  private final SimulatorStub.Identity identity;
  private final long time = System.currentTimeMillis();
  private UUID id;

  FastLaneEvent(RawRequest request, RawResponse response, Origin origin, SimulatorStub stub) {
    this.request = request;
    this.response = response;
    this.origin = origin;
    this.stub = stub;
    this.identity = stub.identity();
  }

  /** The headers that WireMock would have added to the response. */
  List<Header> stubHeaders() {
    return identity.headers();
  }

  @Override
  public synchronized UUID id() {
    if (id == null) {
      id = UUID.randomUUID();
    }
    return id;
  }

  @Override
  public long weight() {
    return OVERHEAD_BYTES + request.weight() + response.weight();
  }

  @Override
  public ServeEvent event() {
    LoggedRequest logged = LoggedRequest.createFrom(new LoggedFastRequest(id(), request, origin));
    // No public constructor takes the date.
    logged.getLoggedDate().setTime(time);
    ResponseDefinition definition = WireMockResponse.of(response).build();
    return new ServeEvent(
        id(),
        logged,
        stub.mapping(identity),
        definition,
        loggedResponse(definition),
        true,
        timing(),
        new ArrayDeque<>());
  }

  private LoggedResponse loggedResponse(ResponseDefinition definition) {
    HttpHeaders headers = definition.getHeaders();
    for (Header header : identity.headers()) {
      headers = headers.plus(new HttpHeader(header.name(), header.value()));
    }
    return LoggedResponse.from(
        Response.response()
            .status(definition.getStatus())
            .headers(headers)
            .body(definition.getByteBody())
            .build(),
        Limit.UNLIMITED);
  }

  /** Without a delay it is 0: WireMock counts in milliseconds. */
  private Timing timing() {
    Timing timing = Timing.create();
    timing.setAddedTime((int) response.delivery().delay().toMillis());
    return timing;
  }
}
