package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.GlobalSettingsListener;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulator as an extension of WireMock.
 *
 * <p>It adds one stub of low priority, so that every stub of a user's goes before it, and answers
 * what that stub matches by the gateway. On the class path of a WireMock that scans for extensions,
 * it switches itself on with the built-in world and strict signatures.
 */
public final class SimulatorExtension
    implements ResponseDefinitionTransformerV2,
        MappingsLoaderExtension,
        StubLifecycleListener,
        GlobalSettingsListener,
        AdminApiExtension {

  /** The name of the extension and of its stub. */
  public static final String NAME = "bss-simulator";

  private final Simulation simulation;
  private final AdminRoute control;
  private final FastLane lane;
  private final boolean isOwnServer;
  private volatile StubMappings stubs;
  private volatile GlobalSettings settings = GlobalSettings.defaults();

  /** The extension with all defaults; for WireMock's scan for extensions. */
  public SimulatorExtension() {
    this(SimulationOptions.defaults());
  }

  private SimulatorExtension(SimulationOptions options) {
    this(Simulation.create(options, (time, call, answer) -> {}, new DelayLimiter()), options);
  }

  private SimulatorExtension(Simulation simulation, SimulationOptions options) {
    this(
        simulation,
        AdminRoute.of(simulation),
        new FastLane(
            new SimulatorStub(simulation.gateway().actions(), options.seed()),
            new CallRing(options.journalSize()),
            true),
        false);
  }

  /** The extension behind a {@link GatewayHandler}, which answers control calls by itself. */
  SimulatorExtension(Simulation simulation, FastLane lane) {
    this(simulation, AdminRoute.shut(), lane, true);
  }

  private SimulatorExtension(
      Simulation simulation, AdminRoute control, FastLane lane, boolean isOwnServer) {
    this.simulation = simulation;
    this.control = control;
    this.lane = lane;
    this.isOwnServer = isOwnServer;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(RequestMethod.ANY, AdminRoute.TEMPLATE, control);
  }

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {
    stubs = stubMappings;
    addStub();
  }

  /** Removing all stubs is about the user's; the simulator stays. */
  @Override
  public synchronized void afterStubsReset() {
    if (stubs != null) {
      lane.stub().renew();
      addStub();
    }
  }

  /** In one step, lest two resets at once add it twice. */
  private synchronized void addStub() {
    if (stubs.getAll().stream().noneMatch(SimulatorExtension::isOurs)) {
      stubs.addMapping(lane.stub().mapping());
    }
    lookAround();
  }

  private static boolean isOurs(StubMapping stub) {
    return NAME.equals(stub.getName());
  }

  @Override
  public void afterStubCreated(StubMapping stub) {
    lookAround();
  }

  /**
   * Our stub is nothing of the user's, so it is not written when WireMock saves the stubs, for
   * which it edits each of them first.
   */
  @Override
  public void afterStubEdited(StubMapping oldStub, StubMapping newStub) {
    if (isOurs(newStub)) {
      newStub.setDirty(false);
    }
    lookAround();
  }

  @Override
  public void afterStubRemoved(StubMapping stub) {
    lookAround();
  }

  @Override
  public void afterGlobalSettingsUpdated(GlobalSettings old, GlobalSettings now) {
    settings = now;
    lookAround();
  }

  /** Tells the fast lane, which another WireMock has none of, whether our stub is all there is. */
  private synchronized void lookAround() {
    if (isOwnServer && stubs != null) {
      List<StubMapping> all = stubs.getAll();
      lane.clear(
          all.size() == 1
              && lane.stub().is(all.get(0))
              && settings.equals(GlobalSettings.defaults()));
    }
  }

  @Override
  public ResponseDefinition transform(ServeEvent serveEvent) {
    RawResponse answer = simulation.handle(new RpcRequest(call(serveEvent.getRequest())));
    ResponseDefinitionBuilder response = builder(answer);
    if (!isOwnServer && answer.delivery().extent() == Delivery.Extent.DROPPED) {
      response.withFault(Fault.EMPTY_RESPONSE);
    }
    return response.build();
  }

  /** An answer in WireMock's words. */
  static ResponseDefinition definition(RawResponse answer) {
    return builder(answer).build();
  }

  private static ResponseDefinitionBuilder builder(RawResponse answer) {
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder().withStatus(answer.status()).withBody(answer.sentBody());
    answer.headers().forEach(header -> response.withHeader(header.name(), header.value()));
    switch (answer.delivery().extent()) {
      case COMPLETE -> {}
      case TRUNCATED ->
          response.withHeader("Content-Length", Integer.toString(answer.body().length));
      case DROPPED -> response.withHeader(DroppableResponse.MARK, NAME);
    }
    return response;
  }

  private static RawRequest call(Request request) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : request.getHeaders().all()) {
      header.values().forEach(value -> headers.add(new Header(header.key(), value)));
    }
    return new RawRequest(
        request.getMethod().getName(),
        mark < 0 ? url : url.substring(0, mark),
        mark < 0 ? "" : url.substring(mark + 1),
        headers,
        request.getBody());
  }
}
