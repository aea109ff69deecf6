package io.github.bsskit.simulator.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.bsskit.simulator.cli.OptionNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The Compose file is valid by the schema of the Compose specification (that of compose-go 2.16.2),
 * and its parts fit each other.
 */
class ComposeFileTest {

  /** Names in these maps are the user's. */
  private static final String FREE =
      "/x-simulator.*|/services/[^/]+|/services/[^/]+/environment/.*"
          + "|/services/[^/]+/depends_on/[^/]+|/volumes/[^/]+";

  private static final JsonSchema SCHEMA = schema();

  private final JsonNode file = Yaml.documents("compose.yaml").get(0);

  ComposeFileTest() throws IOException {}

  private static JsonSchema schema() {
    try (InputStream file = ComposeFileTest.class.getResourceAsStream("compose-spec.json")) {
      ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(file);
      // The validator accepts only absolute ones.
      schema.remove("$id");
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isValid() {
    assertThat(SCHEMA.validate(file)).isEmpty();
  }

  @Test
  void everyMisspelledFieldIsNoticed() {
    List<String> unnoticed = new ArrayList<>();
    List<String> all = new ArrayList<>();
    Yaml.misspelled(
        file,
        (path, copy) -> {
          all.add(path);
          if (SCHEMA.validate(copy).isEmpty() && !path.matches(FREE)) {
            unnoticed.add(path);
          }
        });

    assertThat(all).hasSizeGreaterThan(100);
    assertThat(unnoticed).isEmpty();
  }

  @Test
  void threeSimulatorsDifferOnlyInTheirNames() {
    for (int number = 1; number <= 3; number++) {
      JsonNode simulator = file.at("/services/simulator-" + number);
      assertThat(simulator.at("/environment/BSSKIT_NAME").asText())
          .isEqualTo("simulator-" + number);
      assertThat(simulator.at("/environment/BSSKIT_STORE").asText())
          .startsWith("jdbc:postgresql://postgresql/bss?");
      assertThat(file.at("/services/balancer/environment/SIMULATOR_" + number).asText())
          .isEqualTo("simulator-" + number + ":8080");
      List<String> variables = new ArrayList<>();
      simulator.path("environment").fieldNames().forEachRemaining(variables::add);
      assertThat(OptionNames.variables()).containsAll(variables);
    }
  }

  @Test
  void dockerEndsASimulatorAfterItsDrain() {
    JsonNode simulator = file.at("/services/simulator-1");
    int drain = simulator.at("/environment/BSSKIT_DRAIN_SECONDS").asInt();

    assertThat(simulator.path("stop_grace_period").asText()).isEqualTo(drain + 10 + "s");
  }

  /** No password is in the file, and a start without one fails. */
  @Test
  void secretsAreRequiredVariables() {
    assertThat(file.at("/services/postgresql/environment/POSTGRES_PASSWORD").asText())
        .matches("\\$\\{[A-Z_]+:\\?.+}");
    assertThat(file.at("/services/simulator-1/environment/BSSKIT_ADMIN_TOKEN").asText())
        .matches("\\$\\{[A-Z_]+:\\?.+}");
  }

  @Test
  void theBalancerGetsAllVariablesOfItsSettings() throws IOException {
    Set<String> used =
        Pattern.compile("\"\\$\\{([A-Z_0-9]+)}\"")
            .matcher(Files.readString(Path.of("deploy", "haproxy.cfg")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    Set<String> set = new HashSet<>();
    file.at("/services/balancer/environment").fieldNames().forEachRemaining(set::add);

    assertThat(set).isEqualTo(used);
  }

  @Test
  void filesExistBesideIt() {
    JsonNode build = file.at("/services/simulator-1/build");
    assertThat(
            Files.isRegularFile(
                Path.of("deploy", build.path("context").asText())
                    .resolve(build.path("dockerfile").asText())))
        .isTrue();
  }
}
