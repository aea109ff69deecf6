package io.github.bsskit.simulator.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The stub by which WireMock answers the gateway's paths. Its id stands in every answer, so that a
 * seed must decide it too.
 */
final class SimulatorStub {

  /** WireMock writes these two headers into an answer that it has a stub for. */
  static final String ID_HEADER = "Matched-Stub-Id";

  static final String NAME_HEADER = "Matched-Stub-Name";

  /** WireMock's default is 5; a larger number is asked later. */
  private static final int PRIORITY = 10;

  private final String paths;
  private final OptionalLong seed;
  private int made = 1;
  private volatile UUID id;

  SimulatorStub(Set<String> actions, OptionalLong seed) {
    this.paths = "/(" + String.join("|", actions) + ")?";
    this.seed = seed;
    this.id = nextId();
  }

  private UUID nextId() {
    return seed.isEmpty()
        ? UUID.randomUUID()
        : UUID.nameUUIDFromBytes(
            (SimulatorExtension.NAME + seed.getAsLong() + "/" + made)
                .getBytes(StandardCharsets.UTF_8));
  }

  /** The id that it has now. */
  UUID id() {
    return id;
  }

  /**
   * Gives it another id: a copy that a user has edited and saved may have the last one, and
   * WireMock takes no id twice.
   */
  void renew() {
    made++;
    id = nextId();
  }

  /** The stub as we make it. */
  StubMapping mapping() {
    return mapping(id);
  }

  /** The stub as we make it, or made it when it had another id. */
  StubMapping mapping(UUID id) {
    return WireMock.any(WireMock.urlPathMatching(paths))
        .withName(SimulatorExtension.NAME)
        .withId(id)
        .atPriority(PRIORITY)
        .willReturn(WireMock.aResponse().withTransformers(SimulatorExtension.NAME))
        .build();
  }

  /** Whether a stub is this one and as we made it; that it is to be saved changes no answer. */
  boolean is(StubMapping other) {
    return content(other).equals(content(mapping()));
  }

  private static JsonNode content(StubMapping stub) {
    ObjectNode content = (ObjectNode) Json.node(Json.write(stub));
    return content.without("persistent");
  }
}
