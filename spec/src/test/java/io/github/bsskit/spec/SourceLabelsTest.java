package io.github.bsskit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fact of the spec has the label of its source, so that readers can tell guesses from facts.
 */
class SourceLabelsTest {

  private static final String QUOTA = "CreateResellerUserQuota";
  private static final String PACKAGE = "CreateResourcePackage";
  private static final Set<String> LABELS = Set.of("S1", "S2", "M", "G", "I");

  private static final SpecFile SPEC = SpecFile.read();

  @Test
  void explainsEveryLabelOnce() {
    assertThat(SpecFile.names(SPEC.at("/x-sources"))).containsExactlyInAnyOrderElementsOf(LABELS);
  }

  @Test
  void usesOnlyExplainedLabels() {
    List<String> used = new ArrayList<>();

    SPEC.eachField(
        (name, value) -> {
          if (Set.of("x-source", "source", "whenSource").contains(name)) {
            used.addAll(List.of(value.asText().split(" ")));
          } else if (name.equals("x-source-of")) {
            value.forEach(label -> used.addAll(List.of(label.asText().split(" "))));
          }
        });

    assertThat(used).isNotEmpty().isSubsetOf(LABELS);
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void labelsAnOperation(String operation) {
    assertThat(label(SPEC.get(operation), "x-source")).isNotEmpty();
    assertThat(label(SPEC.post(operation), "x-source")).isNotEmpty();
    assertThat(label(SPEC.get(operation).get("x-ram-action"), "source")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void labelsAParameterAndItsErrors(String operation) {
    for (JsonNode parameter : SPEC.parameters(operation)) {
      assertThat(label(parameter, "x-source")).as(parameter.get("name").asText()).isNotEmpty();
      SpecFile.eachField(
          parameter,
          (name, value) -> {
            if (value.has("error")) {
              assertThat(label(value, "source")).as(name).isNotEmpty();
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void labelsAnErrorAndItsCause(String operation) {
    for (JsonNode row : SPEC.get(operation).get("x-errors")) {
      assertThat(label(row, "source")).as(row.get("name").asText()).isNotEmpty();
      assertThat(label(row, "whenSource")).as(row.get("name").asText()).isNotEmpty();
    }
  }

  @Test
  void labelsAGatewayError() {
    for (JsonNode row : SPEC.at("/x-gateway-errors")) {
      assertThat(label(row, "source")).as(row.get("name").asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUOTA, PACKAGE})
  void labelsEverySchemaAndHeaderOfAResponse(String operation) {
    Set<String> parts = new TreeSet<>();

    collectReferences(SPEC.get(operation).get("responses"), parts);

    parts.removeIf(part -> !part.matches("/components/(schemas|headers)/.*"));
    assertThat(parts).contains("/components/schemas/" + operation + "Response");
    assertThat(parts).allSatisfy(part -> assertThat(label(SPEC.at(part), "x-source")).isNotEmpty());
  }

  private static void collectReferences(JsonNode node, Set<String> found) {
    SpecFile.eachField(
        node,
        (name, value) -> {
          if (name.equals("$ref") && found.add(value.asText().substring(1))) {
            collectReferences(SPEC.at(value.asText().substring(1)), found);
          }
        });
  }

  private static String label(JsonNode fact, String name) {
    return fact.path(name).asText();
  }
}
