package io.github.bsskit.simulator.host;

import com.fasterxml.jackson.core.json.PackageVersion;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.admin.AdminTask;
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
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.control.Simulation;
import io.github.bsskit.simulator.control.SimulationOptions;
import io.github.bsskit.simulator.gateway.Delays;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.host.fastlane.FastLane;
import io.github.bsskit.simulator.host.fastlane.Lane;
import io.github.bsskit.simulator.host.fastlane.SimulatorStub;
import io.github.bsskit.simulator.host.fastlane.WireMockResponse;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The simulator as an extension of WireMock.
 *
 * <p>It adds one stub of low priority, whose requests the gateway handles. A WireMock that scans
 * the class path for extensions loads it with the built-in world and strict signatures.
 */
public final class SimulatorExtension
    implements ResponseDefinitionTransformerV2,
        MappingsLoaderExtension,
        StubLifecycleListener,
        GlobalSettingsListener,
        AdminApiExtension {

  /** The oldest WireMock that has the extension points the simulator uses. */
  static final String LOWEST_WIREMOCK = "3.2.0";

  private final Simulation simulation;
  private final CallReports reports;
  private final Delays delays = new DelayLimiter();
  private final AdminTask control;
  private final SimulatorStub stub;
  private final Optional<FastLane> lane;
  private final ResponseSizes sizes;
  private volatile StubMappings stubs;
  private volatile GlobalSettings settings = GlobalSettings.defaults();

  /**
   * Creates the extension with default options, for WireMock's scan.
   *
   * @throws IllegalStateException if the WireMock or the Jackson of the class path is too old
   */
  public SimulatorExtension() {
    SimulationOptions options = defaults();
    simulation = Simulation.create(options);
    reports = new CallReports(simulation, Optional.empty());
    control = new AdminRoute(reports);
    stub = new SimulatorStub(simulation.gateway().actions(), options.seed());
    lane = Optional.empty();
    sizes = new ResponseSizes(Long.MAX_VALUE);
  }

  private static SimulationOptions defaults() {
    // An older WireMock would run without asking for our stub.
    if (!home(WireMockServer.class).equals(home(MappingsLoaderExtension.class))) {
      throw tooOld(null);
    }
    try {
      return SimulationOptions.defaults();
    } catch (LinkageError olderJackson) {
      throw tooOld(olderJackson);
    }
  }

  /** The jar or directory of a class; the jar of ours has WireMock's newer classes too. */
  private static Optional<URL> home(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation);
  }

  private static IllegalStateException tooOld(LinkageError cause) {
    String wireMock = WireMockServer.class.getPackage().getImplementationVersion();
    return new IllegalStateException(
        "the simulator cannot run with WireMock "
            + (wireMock == null ? "of an unknown version" : wireMock)
            + " and Jackson "
            + PackageVersion.VERSION
            + ": use WireMock "
            + LOWEST_WIREMOCK
            + " or newer, and com.fasterxml.jackson:jackson-bom 2.12 or newer",
        cause);
  }

  /** Creates the extension for the WireMock of a {@link SimulatorServer}. */
  SimulatorExtension(CallReports reports, FastLane lane, ResponseSizes sizes) {
    this.simulation = reports.simulation();
    this.reports = reports;
    this.control = AdminRoute.REJECT_ALL;
    this.stub = lane.stub();
    this.lane = Optional.of(lane);
    this.sizes = sizes;
  }

  @Override
  public String getName() {
    return SimulatorStub.NAME;
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
    stubs.getAll().forEach(this::noteSize);
    addStub();
  }

  /** Adds the simulator's stub again: only the user's stubs are removed. */
  @Override
  public synchronized void afterStubsReset() {
    if (stubs != null) {
      sizes.forget();
      stub.renew();
      addStub();
    }
  }

  /** Synchronized, so that concurrent resets add it once. */
  private synchronized void addStub() {
    if (stubs.getAll().stream().noneMatch(SimulatorExtension::isOurs)) {
      stubs.addMapping(stub.mapping());
    }
    updateLane();
  }

  private static boolean isOurs(StubMapping mapping) {
    return SimulatorStub.NAME.equals(mapping.getName());
  }

  @Override
  public void afterStubCreated(StubMapping created) {
    noteSize(created);
    updateLane();
  }

  /** Keeps the simulator's stub out of the files when WireMock saves the stubs: it edits each. */
  @Override
  public void afterStubEdited(StubMapping oldStub, StubMapping newStub) {
    if (isOurs(newStub)) {
      newStub.setDirty(false);
    }
    noteSize(newStub);
    updateLane();
  }

  private void noteSize(StubMapping mapping) {
    byte[] body = mapping.getResponse().getByteBody();
    sizes.note(body == null ? 0 : body.length);
  }

  @Override
  public void afterStubRemoved(StubMapping removed) {
    updateLane();
  }

  @Override
  public void afterGlobalSettingsUpdated(GlobalSettings old, GlobalSettings now) {
    settings = now;
    updateLane();
  }

  /**
   * Opens the fast lane if the simulator's unchanged stub and default settings are all there is.
   */
  private synchronized void updateLane() {
    if (lane.isPresent() && stubs != null) {
      List<StubMapping> all = stubs.getAll();
      boolean isDefault =
          all.size() == 1 && stub.is(all.get(0)) && settings.equals(GlobalSettings.defaults());
      lane.get().hasUserSettings(!isDefault);
    }
  }

  @Override
  public ResponseDefinition transform(ServeEvent serveEvent) {
    long start = System.nanoTime();
    RawRequest request = rawRequest(serveEvent.getRequest(), lane.isPresent());
    AtomicReference<RawResponse> handled = new AtomicReference<>();
    simulation.epoch().handle(new RpcRequest(request), delays, handled::set);
    RawResponse response = handled.get();
    reports.handled(Lane.WIREMOCK, start, request, response);
    ResponseDefinitionBuilder definition = WireMockResponse.of(response);
    if (lane.isEmpty() && response.delivery().extent() == Delivery.Extent.DROPPED) {
      definition.withFault(Fault.EMPTY_RESPONSE);
    }
    return definition.build();
  }

  /** Only our own server is known to keep header values as sent. */
  private static RawRequest rawRequest(Request request, boolean isOurServer) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : request.getHeaders().all()) {
      for (String value : header.values()) {
        if (headers.size() <= Wire.MAX_HEADERS) {
          headers.add(new Header(header.key(), value));
        }
      }
    }
    return new RawRequest(
        request.getMethod().getName(),
        mark < 0 ? url : url.substring(0, mark),
        mark < 0 ? "" : url.substring(mark + 1),
        headers,
        request.getBody(),
        isOurServer);
  }
}
