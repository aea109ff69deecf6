package io.github.bsskit.simulator.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.bsskit.simulator.cli.OptionNames;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The manifest is valid by Kubernetes' own API, and its parts fit each other. */
class KubernetesManifestTest {

  /** Names in these maps are the user's. */
  private static final String FREE =
      ".*/(labels|matchLabels|data|stringData|requests|limits)/.*|/spec/selector/app";

  private static final Map<String, Validator> KINDS =
      Map.of(
          "v1/Secret", V1Secret::validateJsonElement,
          "v1/ConfigMap", V1ConfigMap::validateJsonElement,
          "v1/Service", V1Service::validateJsonElement,
          "apps/v1/Deployment", V1Deployment::validateJsonElement,
          "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

  /** Throws if an object has an unknown field or lacks one. */
  @FunctionalInterface
  private interface Validator {

    void validate(JsonElement element) throws IOException;
  }

  private static void validate(JsonNode document) throws IOException {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    Validator validator = KINDS.get(kind);
    if (validator == null) {
      throw new IllegalArgumentException("unknown kind " + kind);
    }
    validator.validate(JsonParser.parseString(document.toString()));
  }

  private static JsonNode only(String kind, String name) throws IOException {
    return Yaml.documents("kubernetes.yaml").stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .filter(document -> document.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyDocumentIsValid() throws IOException {
    List<JsonNode> documents = Yaml.documents("kubernetes.yaml");
    assertThat(documents).hasSize(7);
    for (JsonNode document : documents) {
      assertThatCode(() -> validate(document)).as(document.toString()).doesNotThrowAnyException();
    }
  }

  @Test
  void everyMisspelledFieldIsNoticed() throws IOException {
    List<String> unnoticed = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (JsonNode document : Yaml.documents("kubernetes.yaml")) {
      Yaml.misspelled(
          document,
          (path, copy) -> {
            all.add(path);
            try {
              validate(copy);
              if (!path.matches(FREE)) {
                unnoticed.add(document.path("kind").asText() + path);
              }
            } catch (IOException | RuntimeException noticed) {
              // As it should be.
            }
          });
    }

    assertThat(all).hasSizeGreaterThan(150);
    assertThat(unnoticed).isEmpty();
  }

  @Test
  void probesUseThePublicUrls() throws IOException {
    JsonNode container = only("Deployment", "bss-simulator").at("/spec/template/spec/containers/0");

    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/__admin/bss/live");
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/__admin/bss/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asText())
        .isEqualTo("/__admin/bss/ready");
  }

  @Test
  void timesFitEachOther() throws IOException {
    JsonNode settings = only("ConfigMap", "bss-simulator").path("data");
    JsonNode pod = only("Deployment", "bss-simulator").at("/spec/template/spec");
    JsonNode startup = pod.at("/containers/0/startupProbe");
    JsonNode readiness = pod.at("/containers/0/readinessProbe");
    int drain = settings.path("BSSKIT_DRAIN_SECONDS").asInt();

    assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(drain + 5);
    assertThat(drain)
        .isGreaterThan(
            readiness.path("periodSeconds").asInt() * readiness.path("failureThreshold").asInt());
    assertThat(startup.path("periodSeconds").asInt() * startup.path("failureThreshold").asInt())
        .isGreaterThan(2 * settings.path("BSSKIT_STORE_TIMEOUT").asInt());
  }

  @Test
  void everyVariableIsAnOption() throws IOException {
    List<String> names = new ArrayList<>();
    only("ConfigMap", "bss-simulator").path("data").fieldNames().forEachRemaining(names::add);
    StreamSupport.stream(
            only("Deployment", "bss-simulator")
                .at("/spec/template/spec/containers/0/env")
                .spliterator(),
            false)
        .forEach(variable -> names.add(variable.path("name").asText()));

    assertThat(OptionNames.variables()).containsAll(names);
  }

  @Test
  void referencesAreDefined() throws IOException {
    JsonNode secret = only("Secret", "bss-simulator").path("stringData");
    for (String owner : List.of("Deployment/bss-simulator", "StatefulSet/bss-postgresql")) {
      JsonNode pod =
          only(owner.split("/")[0], owner.split("/")[1]).at("/spec/template/spec/containers/0");
      pod.findValues("secretKeyRef")
          .forEach(
              reference -> {
                assertThat(reference.path("name").asText()).isEqualTo("bss-simulator");
                assertThat(secret.has(reference.path("key").asText())).isTrue();
              });
    }
    assertThat(secret.path("BSSKIT_STORE").asText())
        .contains("//" + only("Service", "bss-postgresql").at("/metadata/name").asText() + "/")
        .endsWith("password=" + secret.path("POSTGRES_PASSWORD").asText());
  }
}
