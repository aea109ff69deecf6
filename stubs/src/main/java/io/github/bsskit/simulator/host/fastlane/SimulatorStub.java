package io.github.bsskit.simulator.host.fastlane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.bsskit.simulator.gateway.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The stub with which WireMock serves the gateway's paths. Its id is in every response, so a seed
 * determines it.
 */
public final class SimulatorStub {

  /** The name of the stub and of the extension. */
  public static final String NAME = "bss-simulator";

  /** Lower than WireMock's default of 5: the user's stubs win. */
  private static final int PRIORITY = 10;

  private final String paths;
  private final OptionalLong seed;
  private int count;
  private volatile Identity identity;

  /**
   * The stub under one id.
   *
   * @param headers WireMock adds them to responses of the stub
   */
  record Identity(UUID id, List<Header> headers) {

    private Identity(UUID id) {
      this(
          id,
          List.of(
              new Header("Matched-Stub-Id", id.toString()), new Header("Matched-Stub-Name", NAME)));
    }
  }

  /** Creates the stub for the paths of some actions. */
  public SimulatorStub(Set<String> actions, OptionalLong seed) {
    this.paths = "/(" + String.join("|", actions) + ")?";
    this.seed = seed;
    renew();
  }

  /**
   * Changes the id. WireMock accepts each id once, and the user may have saved an edited copy of
   * the stub with the last id.
   */
  public void renew() {
    count++;
    UUID id =
        seed.isEmpty()
            ? UUID.randomUUID()
            : UUID.nameUUIDFromBytes(
                (NAME + seed.getAsLong() + "/" + count).getBytes(StandardCharsets.UTF_8));
    identity = new Identity(id);
  }

  Identity identity() {
    return identity;
  }

  /** WireMock's form of the stub. */
  public StubMapping mapping() {
    return mapping(identity);
  }

  /** WireMock's form of the stub under a present or former id. */
  StubMapping mapping(Identity identity) {
    return WireMock.any(WireMock.urlPathMatching(paths))
        .withName(NAME)
        .withId(identity.id())
        .atPriority(PRIORITY)
        .willReturn(WireMock.aResponse().withTransformers(NAME))
        .build();
  }

  /** Whether a mapping is this stub, unchanged except for being persistent. */
  public boolean is(StubMapping other) {
    return content(other).equals(content(mapping()));
  }

  private static JsonNode content(StubMapping stub) {
    ObjectNode content = (ObjectNode) Json.node(Json.write(stub));
    return content.without("persistent");
  }
}
