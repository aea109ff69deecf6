package io.github.bsskit.host;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.core.WireMockApp;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.bsskit.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The control API of the simulator, under a path of its own in WireMock's admin API.
 *
 * <p>WireMock is given a single route for all of it: its own table would answer nothing but an
 * empty 404 where a path is unknown or does not take a method.
 */
final class ControlRoutes implements AdminTask {

  /** The route of all routes, as WireMock's admin API has it. */
  static final String TEMPLATE = "/bss/**";

  private static final String ROOT = WireMockApp.ADMIN_CONTEXT_ROOT + "/bss/";
  static final String PROFILE = ROOT + "profile";
  static final String FAULTS = ROOT + "faults";
  static final String RESET = ROOT + "reset";
  static final String CLOCK = ROOT + "clock/advance";
  static final String REFILL = ROOT + "rate-windows/refill";

  /** What one method of one path does. */
  @FunctionalInterface
  private interface Control {
    ControlAnswer answer(ControlBody body);
  }

  private final Map<String, Map<String, Control>> routes = new LinkedHashMap<>();

  ControlRoutes(Simulation simulation) {
    World world = simulation.world();
    FaultControl faults = new FaultControl(world, simulation.operations());
    ClockControl clock = new ClockControl(world);
    add("GET", PROFILE, withoutBody(() -> ControlAnswer.json(200, Profile.of(simulation))));
    add("GET", FAULTS, withoutBody(faults::list));
    add("POST", FAULTS, faults::arm);
    add("DELETE", FAULTS, withoutBody(faults::disarm));
    add("POST", RESET, withoutBody(() -> done(world::reset)));
    add("POST", CLOCK, clock::advance);
    add("POST", REFILL, withoutBody(() -> done(() -> world.rates().refill())));
  }

  private void add(String method, String path, Control control) {
    routes.computeIfAbsent(path, key -> new LinkedHashMap<>()).put(method, control);
  }

  private static Control withoutBody(Supplier<ControlAnswer> control) {
    return body -> {
      body.allowOnly();
      return control.get();
    };
  }

  private static ControlAnswer done(Runnable change) {
    change.run();
    return ControlAnswer.nothing();
  }

  @Override
  public ResponseDefinition execute(Admin admin, ServeEvent serveEvent, PathParams pathParams) {
    Request request = serveEvent.getRequest();
    ControlAnswer answer =
        answer(request.getMethod().getName(), ROOT + pathParams.get("0"), request.getBody());
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(header -> response.withHeader(header.name(), header.value()));
    return response.build();
  }

  private ControlAnswer answer(String method, String path, byte[] body) {
    Map<String, Control> methods = routes.get(path);
    if (methods == null) {
      return ControlAnswer.notFound(path + " is not known; known are " + known());
    }
    Control control = methods.get(method);
    if (control == null) {
      String allowed = String.join(", ", methods.keySet());
      return ControlAnswer.methodNotAllowed(
          allowed, path + " does not take " + method + "; use " + allowed);
    }
    try {
      return control.answer(ControlBody.read(body));
    } catch (ControlMistake mistake) {
      return ControlAnswer.badRequest(mistake.getMessage());
    } catch (RuntimeException fault) {
      Simulation.report(fault);
      return ControlAnswer.failure("the simulator failed; its console tells where");
    }
  }

  private String known() {
    return routes.entrySet().stream()
        .flatMap(
            route ->
                route.getValue().keySet().stream().map(method -> method + " " + route.getKey()))
        .collect(Collectors.joining(", "));
  }
}
