package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bsskit.conformance.BssConformance;
import io.github.bsskit.conformance.target.TargetDiscovery;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit's own simulator keeps the whole contract, however it is called. */
class SimulatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void keepsTheContractAsOfficialClientsCallIt() throws Exception {
    examine(new Settings(), "rpc", List.of("V3", "V1"), List.of("JSON", "XML"));
  }

  @Test
  void conformsWithV1AndXml() throws Exception {
    examine(new Settings(), "rpc", List.of("V1", "V3"), List.of("XML", "JSON"));
  }

  @Test
  void keepsTheContractOnThePathsOfTheOpenApiFile() throws Exception {
    examine(new Settings(), "openapi", List.of("V3", "V1"), List.of("JSON", "XML"));
  }

  @Test
  void keepsTheContractWhereUnsignedCallsAreTaken() throws Exception {
    Settings lenient = new Settings().auth(AuthMode.LENIENT);

    examine(lenient, "openapi", List.of("V3", "V1"), List.of("JSON", "XML"));
  }

  @Test
  void servesItsProfileToTestsOfABuild() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      Examined examined =
          Examined.by(
              BssConformance.of(simulator.url()).only("CreateResourcePackage/Duration").tries(2),
              directory);

      assertThat(examined.addresses("passed"))
          .contains(
              "CreateResourcePackage/Duration/malformed/zero",
              "CreateResourcePackage/Duration/malformed/letters");
      assertThat(examined.results())
          .extracting(result -> result.get("verdict").asText())
          .containsOnly("passed", "observed");
    }
  }

  private void examine(
      Settings simulated, String form, List<String> signatures, List<String> formats)
      throws IOException {
    try (BssSimulator simulator = BssSimulator.start(simulated)) {
      Path profile = profile(simulator.url(), form, signatures, formats);

      Examined examined =
          Examined.by(
              BssConformance.withProfile(profile).at(simulator.url()).seed(7).tries(20), directory);

      assertThat(examined.findings()).isEmpty();
      assertThat(examined.addresses("passed")).hasSizeGreaterThan(500);
      assertThat(examined.coverage()).isEqualTo(100);
      assertThat(examined.addresses("not-exercised"))
          .contains(
              "gateway/error/ServiceUnavailable/status", "gateway/error/InternalError/message")
          .allMatch(address -> address.startsWith("gateway/error/"));
    }
  }

  /** The profile of the simulator, except how it is called. */
  private Path profile(URI url, String form, List<String> signatures, List<String> formats)
      throws IOException {
    ObjectNode profile =
        (ObjectNode) JSON.readTree(TargetDiscovery.fetchProfile(url).orElseThrow());
    ObjectNode wire = (ObjectNode) profile.get("wire");
    wire.put("form", form);
    wire.set("signatures", JSON.valueToTree(signatures));
    wire.set("formats", JSON.valueToTree(formats));
    return Files.writeString(directory.resolve("target.json"), profile.toString());
  }
}
