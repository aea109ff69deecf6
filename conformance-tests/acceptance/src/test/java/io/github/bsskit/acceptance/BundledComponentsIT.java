package io.github.bsskit.acceptance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jars that contain libraries name each of them, with version and licence, for scanners. */
class BundledComponentsIT {

  @ParameterizedTest
  @CsvSource({
    "stubs/target/bss-simulator.jar, org.wiremock:wiremock org.eclipse.jetty:jetty-http"
        + " com.google.guava:guava org.apache.httpcomponents.client5:httpclient5",
    "stubs/standalone/target/bss-simulator-standalone.jar, org.wiremock:wiremock"
        + " org.eclipse.jetty:jetty-http com.google.guava:guava info.picocli:picocli",
    "conformance-tests/target/bss-conformance.jar, com.samskivert:jmustache net.jqwik:jqwik-engine"
        + " org.apache.httpcomponents:httpclient tools.jackson.core:jackson-databind"
  })
  void areListedWithTheirLicences(String file, String some) throws Exception {
    try (JarFile jar = jar(file)) {
      Map<String, JsonNode> components = components(jar);

      assertThat(components).containsKeys(some.split(" "));
      assertThat(components)
          .containsKeys("com.fasterxml.jackson.core:jackson-core", "org.yaml:snakeyaml")
          .allSatisfy((name, component) -> assertThat(component.path("licenses")).isNotEmpty());
      assertThat(jar.stream().map(JarEntry::getName))
          .filteredOn(name -> name.matches("META-INF/third-party/snakeyaml-.*|META-INF/LICENSE"))
          .isNotEmpty();
    }
  }

  /** What the libraries say of themselves agrees with the list. */
  @ParameterizedTest
  @CsvSource({
    "stubs/target/bss-simulator.jar",
    "stubs/standalone/target/bss-simulator-standalone.jar",
    "conformance-tests/target/bss-conformance.jar"
  })
  void haveTheListedVersions(String file) throws Exception {
    try (JarFile jar = jar(file)) {
      Map<String, JsonNode> components = components(jar);
      List<JarEntry> descriptions =
          jar.stream()
              .filter(entry -> entry.getName().matches("META-INF/maven/(?!io.github.bsskit/).*"))
              .filter(entry -> entry.getName().endsWith("/pom.properties"))
              .toList();

      assertThat(descriptions).hasSizeGreaterThan(20);
      for (JarEntry description : descriptions) {
        Properties own = new Properties();
        own.load(jar.getInputStream(description));
        assertThat(components)
            .containsKey(own.getProperty("groupId") + ":" + own.getProperty("artifactId"));
        assertThat(
                components
                    .get(own.getProperty("groupId") + ":" + own.getProperty("artifactId"))
                    .path("version")
                    .asText())
            .isEqualTo(own.getProperty("version"));
      }
    }
  }

  @Test
  void aLibraryWithoutComponentsListsNone() throws Exception {
    try (JarFile jar = jar("stubs/target/bss-simulator-0.1.0-SNAPSHOT.jar")) {
      assertThat(jar.stream().map(JarEntry::getName))
          .isNotEmpty()
          .noneMatch(name -> name.matches("META-INF/(sbom|third-party)/.*"));
    }
  }

  private static JarFile jar(String file) throws Exception {
    return new JarFile(Path.of("..", "..").resolve(file).toFile());
  }

  /** The components of the list that the manifest names, by group and name. */
  private static Map<String, JsonNode> components(JarFile jar) throws Exception {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Sbom-Format")).isEqualTo("CycloneDX");
    try (InputStream list =
        jar.getInputStream(jar.getJarEntry(manifest.getValue("Sbom-Location")))) {
      JsonNode components = new ObjectMapper().readTree(list).path("components");
      return StreamSupport.stream(components.spliterator(), false)
          .collect(
              toMap(
                  component ->
                      component.path("group").asText() + ":" + component.path("name").asText(),
                  component -> component));
    }
  }
}
