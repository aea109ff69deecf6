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
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the control API as part of the admin API of a WireMock that is not ours. All paths share
 * one route, since WireMock answers unknown paths and methods with an empty 404.
 */
final class AdminRoute implements AdminTask {

  /** The route's path in WireMock's admin API. */
  static final String TEMPLATE = "/bss/**";

  /**
   * Rejects every request. In our own server, {@link AdminHandler} serves the control API, and
   * WireMock receives only paths that it alone takes for the control API's.
   */
  static final AdminTask REJECT_ALL =
      (admin, event, pathParams) ->
          definition(
              ControlResponse.forbidden(
                  "the path of a control request must start with exactly "
                      + ControlRoutes.ROOT
                      + "; do not escape, double or add characters"));

  private final ControlRoutes routes;
  private final ControlAccess access = new ControlAccess("localhost", Optional.empty());

  AdminRoute(CallReports reports) {
    routes = new ControlRoutes(reports.simulation(), reports.counts(), false);
  }

  @Override
  public ResponseDefinition execute(Admin admin, ServeEvent serveEvent, PathParams pathParams) {
    Request request = serveEvent.getRequest();
    String path = ControlRoutes.ROOT + pathParams.get("0");
    return definition(
        access
            .rejection(peer(request), path)
            .orElseGet(() -> routes.handle(controlRequest(request, path)).whole()));
  }

  private static ResponseDefinition definition(ControlResponse response) {
    ResponseDefinitionBuilder definition =
        new ResponseDefinitionBuilder().withStatus(response.status()).withBody(response.body());
    response.headers().forEach(header -> definition.withHeader(header.name(), header.value()));
    return definition.build();
  }

  private ControlRequest controlRequest(Request request, String path) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    return new ControlRequest(
        request.getMethod().getName(),
        path,
        query(mark < 0 ? "" : url.substring(mark + 1)),
        new ControlRequest.Terms(
            String.join(",", values(request, "If-None-Match")),
            String.join(",", values(request, "Accept-Encoding"))),
        access.rejection(peer(request)).isEmpty(),
        request.getBody());
  }

  /**
   * WireMock trusts a header for the client's address; {@link ControlAccess} rejects such requests.
   */
  private static ControlAccess.Peer peer(Request request) {
    return new ControlAccess.Peer(
        isLoopback(request.getClientIp()),
        new ControlAccess.Reached(
            request.getScheme(),
            Optional.ofNullable(request.getHost()).orElse(""),
            request.getPort()),
        request.getMethod().getName(),
        name -> values(request, name));
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException invalid) {
      return false;
    }
  }

  private static List<String> values(Request request, String name) {
    HttpHeader header = request.header(name);
    return header.isPresent() ? header.values() : List.of();
  }

  /** Decodes a query. The first value of a parameter counts. */
  static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      Urls.splitQuery(text).forEach((name, values) -> query.put(name, values.firstValue()));
    }
    return query;
  }
}
