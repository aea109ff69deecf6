package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The control API and WireMock's own admin API do not get in each other's way. */
@Tag("http")
class ControlBesideWireMockTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/health",
        "/__admin/mappings",
        "/__admin/requests",
        "/__admin/scenarios",
        "/__admin/settings",
        "/__admin/version"
      })
  void servesWireMocksRoutes(String path) throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      Response response = new ControlCaller(simulator.url()).get(path);

      assertThat(response.status()).isEqualTo(200);
    }
  }

  @Test
  void leavesUnknownRoutesToWireMock() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      Response response = new ControlCaller(simulator.url()).get("/__admin/bssnothing");

      assertThat(response.status()).isEqualTo(404);
      assertThat(response.header("Content-Type")).isNotEqualTo("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
  void controlOutlivesAResetOfWiremock(String reset) throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      ControlCaller control = new ControlCaller(simulator.url());
      control.post(
          "/__admin/bss/faults",
          "{\"action\":\"CreateResourcePackage\",\"code\":\"InternalError\"}");

      control.post(reset);

      assertThat(control.get("/__admin/bss/faults").text()).contains("InternalError");
    }
  }

  @Test
  void stubsOfADirectoryMakeNoDifference() throws Exception {
    Path mappings = Files.createDirectories(directory.resolve("mappings"));
    Files.writeString(
        mappings.resolve("all.json"),
        "{\"request\":{\"urlPattern\":\".*\"},\"response\":{\"body\":\"my own\"}}");
    try (BssSimulator simulator = BssSimulator.start(new Settings().stubs(directory))) {
      ControlCaller control = new ControlCaller(simulator.url());

      Response profile = control.get("/__admin/bss/profile");
      Response faults = control.get("/__admin/bss/faults");

      assertThat(profile.text()).startsWith("{\"wire\":{\"form\":\"rpc\"");
      assertThat(faults.text()).isEqualTo("{\"faults\":[]}");
      assertThat(control.get("/anything").text()).isEqualTo("my own");
    }
  }

  @Test
  void controlCallsAreNotInTheJournal() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      ControlCaller control = new ControlCaller(simulator.url());
      control.get("/__admin/bss/profile");

      assertThat(control.get("/__admin/requests").text()).contains("\"total\" : 0");
    }
  }
}
