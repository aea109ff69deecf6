package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.bsskit.simulator.control.ControlAccess;
import io.github.bsskit.simulator.control.ControlRequest;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.control.ControlRoutes;
import io.github.bsskit.simulator.control.Simulation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the control API into WireMock's admin API, where there is no {@link AdminHandler}, and
 * nobody into it where there is one.
 *
 * <p>WireMock is given a single route for all of it: its own table would answer nothing but an
 * empty 404 where a path is unknown or does not take a method.
 */
final class AdminRoute implements AdminTask {

  /** The route of all routes, as WireMock's admin API has it. */
  static final String TEMPLATE = "/bss/**";

  private static final String FORWARDED = "X-Forwarded-For";

  private final Optional<ControlRoutes> routes;
  private final ControlAccess access = new ControlAccess("localhost", Optional.empty());

  private AdminRoute(Optional<ControlRoutes> routes) {
    this.routes = routes;
  }

  /** The door of a WireMock of somebody else's. */
  static AdminRoute of(Simulation simulation) {
    return new AdminRoute(Optional.of(new ControlRoutes(simulation, false)));
  }

  /** The door that only paths come to which WireMock alone takes for the control API's. */
  static AdminRoute shut() {
    return new AdminRoute(Optional.empty());
  }

  @Override
  public ResponseDefinition execute(Admin admin, ServeEvent serveEvent, PathParams pathParams) {
    Request request = serveEvent.getRequest();
    ControlResponse answer =
        routes
            .map(
                open ->
                    access
                        .refusal(peer(request), ControlRoutes.ROOT + pathParams.get("0"))
                        .orElseGet(() -> open.answer(call(request, pathParams))))
            .orElseGet(
                () ->
                    ControlResponse.forbidden(
                        "a control call's path begins with %s, exactly so; write nothing escaped, doubled or added"
                            .formatted(ControlRoutes.ROOT)));
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(header -> response.withHeader(header.name(), header.value()));
    return response.build();
  }

  private static ControlRequest call(Request request, PathParams pathParams) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    return new ControlRequest(
        request.getMethod().getName(),
        ControlRoutes.ROOT + pathParams.get("0"),
        query(mark < 0 ? null : url.substring(mark + 1)),
        new ControlRequest.Terms(
            String.join(",", values(request, "If-None-Match")),
            String.join(",", values(request, "Accept-Encoding"))),
        request.getBody());
  }

  /** WireMock believes a header about the address; whoever sends it is taken for a stranger. */
  private static ControlAccess.Peer peer(Request request) {
    boolean isLocal = !request.containsHeader(FORWARDED) && isLoopback(request.getClientIp());
    return new ControlAccess.Peer(
        isLocal,
        Optional.empty(),
        Optional.ofNullable(request.getHost()).orElse(""),
        values(request, "Origin"),
        values(request, "Authorization"));
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  private static List<String> values(Request request, String name) {
    HttpHeader header = request.header(name);
    return header.isPresent() ? header.values() : List.of();
  }

  /** Of a parameter that comes twice, the first counts. */
  static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    if (text != null && !text.isEmpty()) {
      Urls.splitQuery(text).forEach((name, values) -> query.put(name, values.firstValue()));
    }
    return query;
  }
}
