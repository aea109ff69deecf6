package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.simulator.gateway.Features;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The profile of a simulator for the conformance kit, derived from its world and settings. Parts
 * for which the world has no data are left out.
 *
 * @param rateLimit {@code enforced} or {@code none}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SimulatorProfile(
    ProfileWire wire,
    Map<String, ProfileKeys.ProfileKey> keys,
    ProfileOwners owners,
    ProfileCatalogue catalogue,
    String rateLimit,
    Map<String, ProfileHook> faults,
    Map<String, ProfileHook> hooks) {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /**
   * The wire format.
   *
   * @param verified whether wrong signatures are rejected
   * @param unsigned whether unsigned calls are accepted, on the OpenAPI-style paths
   */
  record ProfileWire(
      String form,
      List<String> signatures,
      boolean verified,
      boolean unsigned,
      List<String> formats) {}

  /**
   * Owners for calls with the full key.
   *
   * @param fresh its customers
   * @param foreign an account that does not exist
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ProfileOwners(List<String> fresh, String foreign) {}

  /** A request of the control API; {name} in the body is a placeholder. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ProfileHook(String method, String url, Map<String, String> headers, String body) {

    static ProfileHook post(String url) {
      return new ProfileHook("POST", url, Map.of(), "");
    }

    static ProfileHook post(String url, String body) {
      return new ProfileHook("POST", url, JSON, body);
    }
  }

  private static ProfileWire wire(Features features) {
    return new ProfileWire(
        features.acceptsUnsigned() ? "openapi" : "rpc",
        features.signatures(),
        true,
        features.acceptsUnsigned(),
        features.formats());
  }

  static SimulatorProfile of(Simulation simulation) {
    World world = simulation.world();
    Features features = simulation.gateway().features();
    ProfileKeys keys =
        new ProfileKeys(world.state().keys(), simulation.operations(), world.state().now());
    return new SimulatorProfile(
        wire(features),
        keys.byName(),
        new ProfileOwners(
            keys.full().map(AccessKey::owners).orElse(List.of()),
            Long.toString(world.state().accounts().foreign())),
        ProfileCatalogue.of(world.state().catalogue()).orElse(null),
        features.enforcesRates() ? "enforced" : "none",
        Map.of("request", faultHook()),
        controlHooks());
  }

  private static ProfileHook faultHook() {
    String body =
        "{\""
            + FaultControl.ACTION
            + "\":\"{"
            + FaultControl.ACTION
            + "}\",\""
            + FaultControl.CODE
            + "\":\"{"
            + FaultControl.CODE
            + "}\"}";
    return ProfileHook.post(ControlRoutes.FAULTS, body);
  }

  private static Map<String, ProfileHook> controlHooks() {
    Map<String, ProfileHook> hooks = new LinkedHashMap<>();
    hooks.put("reset", ProfileHook.post(ControlRoutes.RESET));
    hooks.put(
        "clock",
        ProfileHook.post(
            ControlRoutes.ADVANCE,
            "{\"" + ClockControl.SECONDS + "\":{" + ClockControl.SECONDS + "}}"));
    hooks.put("refill", ProfileHook.post(ControlRoutes.REFILL));
    return hooks;
  }
}
