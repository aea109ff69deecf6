package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.bsskit.control.Simulation;
import io.github.bsskit.gateway.Delivery;
import io.github.bsskit.gateway.Header;
import io.github.bsskit.gateway.RpcAnswer;
import io.github.bsskit.gateway.RpcCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * The simulator as an extension of WireMock.
 *
 * <p>It adds one stub of low priority, so that every stub of a user's goes before it, and answers
 * what that stub matches by the gateway. On the class path of a WireMock that scans for extensions,
 * it switches itself on with the built-in world and strict signatures.
 */
public final class WireMockHost
    implements ResponseDefinitionTransformerV2,
        MappingsLoaderExtension,
        StubLifecycleListener,
        AdminApiExtension {

  /** The name of the extension and of its stub. */
  public static final String NAME = "bss-simulator";

  /** WireMock's default is 5; a larger number is asked later. */
  private static final int PRIORITY = 10;

  private final Simulation simulation;
  private final ControlDoor control;
  private final boolean isOwnServer;
  private StubMappings stubs;
  private int stubsMade;

  /** The extension with all defaults; for WireMock's scan for extensions. */
  public WireMockHost() {
    this(new Settings().simulation(), ControlDoor::of, false);
  }

  /** The extension behind a {@link FrontDoor}, which answers control calls by itself. */
  WireMockHost(Simulation simulation) {
    this(simulation, behind -> ControlDoor.shut(), true);
  }

  private WireMockHost(
      Simulation simulation, Function<Simulation, ControlDoor> door, boolean isOwnServer) {
    this.simulation = simulation;
    this.control = door.apply(simulation);
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
    router.add(RequestMethod.ANY, ControlDoor.TEMPLATE, control);
  }

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {
    stubs = stubMappings;
    addStub();
  }

  /** Removing all stubs is about the user's; the simulator stays. */
  @Override
  public void afterStubsReset() {
    if (stubs != null) {
      addStub();
    }
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
  }

  private static boolean isOurs(StubMapping stub) {
    return NAME.equals(stub.getName());
  }

  /**
   * Under a new id every time: a copy that a user has edited and saved may have the last one, and
   * WireMock takes no id twice. It stands in every answer, so that a seed must decide it too.
   */
  private void addStub() {
    if (stubs.getAll().stream().noneMatch(WireMockHost::isOurs)) {
      stubs.addMapping(stub());
    }
  }

  private StubMapping stub() {
    String paths = "/(" + String.join("|", simulation.gateway().actions()) + ")?";
    MappingBuilder builder =
        WireMock.any(WireMock.urlPathMatching(paths))
            .withName(NAME)
            .withId(stubId())
            .atPriority(PRIORITY)
            .willReturn(WireMock.aResponse().withTransformers(NAME));
    return builder.build();
  }

  private UUID stubId() {
    stubsMade++;
    OptionalLong seed = simulation.world().seed();
    return seed.isEmpty()
        ? UUID.randomUUID()
        : UUID.nameUUIDFromBytes(
            (NAME + seed.getAsLong() + "/" + stubsMade).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public ResponseDefinition transform(ServeEvent serveEvent) {
    RpcAnswer answer = simulation.answer(call(serveEvent.getRequest()));
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder().withStatus(answer.status()).withBody(answer.sentBody());
    answer.headers().forEach(header -> response.withHeader(header.name(), header.value()));
    Delivery delivery = answer.delivery();
    switch (delivery.extent()) {
      case WHOLE -> {}
      case HALF -> response.withHeader("Content-Length", Integer.toString(answer.body().length));
      case NOTHING -> {
        if (isOwnServer) {
          response.withHeader(DroppableResponse.MARK, NAME);
        } else {
          response.withFault(Fault.EMPTY_RESPONSE);
        }
      }
    }
    return response.build();
  }

  private static RpcCall call(Request request) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    List<Header> headers = new ArrayList<>();
    for (HttpHeader header : request.getHeaders().all()) {
      header.values().forEach(value -> headers.add(new Header(header.key(), value)));
    }
    return new RpcCall(
        request.getMethod().getName(),
        mark < 0 ? url : url.substring(0, mark),
        mark < 0 ? "" : url.substring(mark + 1),
        headers,
        request.getBody());
  }
}
