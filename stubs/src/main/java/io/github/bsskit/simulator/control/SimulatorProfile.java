package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.simulator.gateway.Features;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a simulator provides, for a conformance kit: read from its world and its settings whenever
 * it is asked for, so that it cannot be wrong. What the world has nothing for is left out.
 *
 * @param rateLimit {@code enforced} or {@code none}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SimulatorProfile(
    Wire wire,
    Map<String, ProfileKeys.Entry> keys,
    Owners owners,
    ProfileCatalogue catalogue,
    String rateLimit,
    Map<String, Hook> faults,
    Map<String, Hook> hooks) {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /**
   * How it is called.
   *
   * @param verified whether a wrong signature is refused
   * @param unsigned whether calls without a signature are taken, which they are on the
   *     OpenAPI-style paths alone
   */
  record Wire(
      String form,
      List<String> signatures,
      boolean verified,
      boolean unsigned,
      List<String> formats) {}

  /**
   * Accounts to name in calls with the full key.
   *
   * @param fresh its customers
   * @param foreign nobody's
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Owners(List<String> fresh, String foreign) {}

  /** A call of the control API; in the body, a {name} in braces is to be filled in. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Hook(String method, String url, Map<String, String> headers, String body) {

    static Hook post(String url) {
      return new Hook("POST", url, Map.of(), "");
    }

    static Hook post(String url, String body) {
      return new Hook("POST", url, JSON, body);
    }
  }

  /**
   * Unsigned calls are taken on the OpenAPI-style paths alone; a kit shall meet what it is told.
   */
  private static Wire wire(Features features) {
    return new Wire(
        features.acceptsUnsigned() ? "openapi" : "rpc",
        features.signatures(),
        true,
        features.acceptsUnsigned(),
        features.formats());
  }

  static SimulatorProfile of(Simulation simulation) {
    World world = simulation.world();
    Features features = simulation.gateway().features();
    ProfileKeys keys = new ProfileKeys(world.keys(), simulation.operations(), world.now());
    return new SimulatorProfile(
        wire(features),
        keys.byName(),
        new Owners(
            keys.full().map(AccessKey::owners).orElse(List.of()),
            Long.toString(world.accounts().foreign())),
        ProfileCatalogue.of(world.catalogue()).orElse(null),
        features.enforcesRates() ? "enforced" : "none",
        Map.of("request", faultHook()),
        controlHooks());
  }

  private static Hook faultHook() {
    String body =
        "{\"%1$s\":\"{%1$s}\",\"%2$s\":\"{%2$s}\"}"
            .formatted(FaultControl.ACTION, FaultControl.CODE);
    return Hook.post(ControlRoutes.FAULTS, body);
  }

  private static Map<String, Hook> controlHooks() {
    Map<String, Hook> hooks = new LinkedHashMap<>();
    hooks.put("reset", Hook.post(ControlRoutes.RESET));
    hooks.put(
        "clock",
        Hook.post(ControlRoutes.ADVANCE, "{\"%1$s\":{%1$s}}".formatted(ClockControl.SECONDS)));
    hooks.put("refill", Hook.post(ControlRoutes.REFILL));
    return hooks;
  }
}
