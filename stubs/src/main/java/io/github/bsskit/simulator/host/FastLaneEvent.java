package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.common.Limit;
import com.github.tomakehurst.wiremock.common.Timing;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.util.ArrayDeque;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;

/**
 * A call that took the fast lane, kept as it is: what WireMock would have noted is made of it when
 * somebody looks into the journal.
 */
final class FastLaneEvent implements CallRing.Kept {

  /** What it takes beside what was sent, about. */
  private static final int FRAME_BYTES = 2 * 1024;

  private final RawRequest call;
  private final RawResponse answer;
  private final Origin origin;
  private final UUID stubId;
  private final SimulatorStub stub;
  private final long time;
  private UUID id;

  /**
   * A call and its answer.
   *
   * @param stub what WireMock would have matched
   */
  FastLaneEvent(RawRequest call, RawResponse answer, Origin origin, SimulatorStub stub) {
    this.call = call;
    this.answer = answer;
    this.origin = origin;
    this.stub = stub;
    this.stubId = stub.id();
    this.time = System.currentTimeMillis();
  }

  /** Adds the headers that WireMock would have added. */
  void mark(HttpFields.Mutable headers) {
    headers.add(SimulatorStub.ID_HEADER, stubId.toString());
    headers.add(SimulatorStub.NAME_HEADER, SimulatorExtension.NAME);
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
    return FRAME_BYTES + call.weight() + answer.weight();
  }

  @Override
  public ServeEvent event() {
    LoggedRequest request = LoggedRequest.createFrom(new LoggedFastRequest(id(), call, origin));
    // The date is that of the copy just made, and no constructor takes another.
    request.getLoggedDate().setTime(time);
    StubMapping mapping = stub.mapping(stubId);
    ResponseDefinition definition = SimulatorExtension.definition(answer);
    return new ServeEvent(
        id(),
        request,
        mapping,
        definition,
        response(definition),
        true,
        timing(),
        new ArrayDeque<>());
  }

  private LoggedResponse response(ResponseDefinition definition) {
    HttpHeaders headers =
        definition
            .getHeaders()
            .plus(
                new HttpHeader(SimulatorStub.ID_HEADER, stubId.toString()),
                new HttpHeader(SimulatorStub.NAME_HEADER, SimulatorExtension.NAME));
    return LoggedResponse.from(
        Response.response()
            .status(definition.getStatus())
            .headers(headers)
            .body(definition.getByteBody())
            .build(),
        Limit.UNLIMITED);
  }

  /** It took less than the millisecond that WireMock counts in. */
  private static Timing timing() {
    Timing timing = Timing.create();
    timing.setAddedTime(0);
    return timing;
  }
}
