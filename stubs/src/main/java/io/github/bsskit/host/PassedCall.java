package io.github.bsskit.host;

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
import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;
import java.util.ArrayDeque;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;

/**
 * A call that took the fast lane, kept as it is: what WireMock would have noted is made of it when
 * somebody looks into the journal.
 */
final class PassedCall implements CallRing.Kept {

  /** What it takes beside what was sent, about. */
  private static final int FRAME_BYTES = 2 * 1024;

  private final RpcCall call;
  private final RpcAnswer answer;
  private final Origin origin;
  private final UUID stubId;
  private final OurStub stub;
  private final long time;
  private UUID id;

  /**
   * A call and its answer.
   *
   * @param stub what WireMock would have matched
   */
  PassedCall(RpcCall call, RpcAnswer answer, Origin origin, OurStub stub) {
    this.call = call;
    this.answer = answer;
    this.origin = origin;
    this.stub = stub;
    this.stubId = stub.id();
    this.time = System.currentTimeMillis();
  }

  /** Adds the headers that WireMock would have added. */
  void mark(HttpFields.Mutable headers) {
    headers.add(OurStub.ID_HEADER, stubId.toString());
    headers.add(OurStub.NAME_HEADER, WireMockHost.NAME);
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
    LoggedRequest request = LoggedRequest.createFrom(new PassedRequest(id(), call, origin));
    // The date is that of the copy just made, and no constructor takes another.
    request.getLoggedDate().setTime(time);
    StubMapping mapping = stub.mapping(stubId);
    ResponseDefinition definition = WireMockHost.definition(answer);
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
                new HttpHeader(OurStub.ID_HEADER, stubId.toString()),
                new HttpHeader(OurStub.NAME_HEADER, WireMockHost.NAME));
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
