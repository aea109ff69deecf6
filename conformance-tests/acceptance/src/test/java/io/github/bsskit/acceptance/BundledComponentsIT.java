package io.github.bsskit.acceptance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
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
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
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

      Map<String, String> listed = new TreeMap<>();
      Map<String, String> found = new TreeMap<>();
      for (JarEntry description : descriptions) {
        Properties own = new Properties();
        own.load(jar.getInputStream(description));
        String name = own.getProperty("groupId") + ":" + own.getProperty("artifactId");
        // Some libraries contain others, which only they name.
        if (components.containsKey(name)) {
          listed.put(name, components.get(name).path("version").asText());
          found.put(name, own.getProperty("version"));
        }
      }
      assertThat(found).hasSizeGreaterThan(20).isEqualTo(listed);
    }
  }

  @Test
  void aLibraryWithoutComponentsListsNone() throws Exception {
    try (JarFile jar = jar("stubs/target/bss-simulator-0.1.0-SNAPSHOT.jar")) {
      assertThat(jar.stream().map(JarEntry::getName))
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("META-INF/sbom/"));
    }
  }

  private static JarFile jar(String file) throws Exception {
    return new JarFile(Path.of("..", "..").resolve(file).toFile());
  }

  private static String text(JarFile jar, String name) throws Exception {
    try (InputStream text = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The components of the list that the manifest names, by group and name. */
  private static Map<String, JsonNode> components(JarFile jar) throws Exception {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Sbom-Format")).isEqualTo("CycloneDX");
    JarEntry entry = jar.getJarEntry(manifest.getValue("Sbom-Location"));
    assumeTrue(entry != null || "true".equals(System.getenv("CI")), "offline, Maven makes no list");
    try (InputStream list = jar.getInputStream(entry)) {
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
