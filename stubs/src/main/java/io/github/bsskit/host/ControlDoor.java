package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.bsskit.control.ControlAnswer;
import io.github.bsskit.control.ControlCall;
import io.github.bsskit.control.ControlRoutes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets the control API into WireMock's admin API.
 *
 * <p>WireMock is given a single route for all of it: its own table would answer nothing but an
 * empty 404 where a path is unknown or does not take a method.
 */
final class ControlDoor implements AdminTask {

  /** The route of all routes, as WireMock's admin API has it. */
  static final String TEMPLATE = "/bss/**";

  private final ControlRoutes routes;

  ControlDoor(ControlRoutes routes) {
    this.routes = routes;
  }

  @Override
  public ResponseDefinition execute(Admin admin, ServeEvent serveEvent, PathParams pathParams) {
    Request request = serveEvent.getRequest();
    ControlAnswer answer =
        routes.answer(
            new ControlCall(
                request.getMethod().getName(),
                ControlRoutes.ROOT + pathParams.get("0"),
                query(request),
                request.getBody()));
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(header -> response.withHeader(header.name(), header.value()));
    return response.build();
  }

  /** Of a parameter that comes twice, the first counts. */
  private static Map<String, String> query(Request request) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    Map<String, String> query = new LinkedHashMap<>();
    if (mark >= 0 && mark < url.length() - 1) {
      Urls.splitQuery(url.substring(mark + 1))
          .forEach((name, values) -> query.put(name, values.firstValue()));
    }
    return query;
  }
}
