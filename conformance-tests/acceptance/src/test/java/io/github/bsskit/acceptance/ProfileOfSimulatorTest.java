package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.simulator.BssSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The profile that the simulator writes of itself is a profile. */
class ProfileOfSimulatorTest {

  @Test
  void itIsReadAndProvidesAll() throws IOException, InterruptedException {
    try (BssSimulator simulator = BssSimulator.start()) {
      URI url = simulator.url();
      String json =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(url.resolve("/__admin/bss/profile")).build(),
                  BodyHandlers.ofString())
              .body();

      Profile profile = ProfileFile.read("profile", json, Optional.of(url));

      assertThat(profile.url()).isEqualTo(url);
      assertThat(profile.keys()).containsOnlyKeys(Role.values());
      assertThat(profile.value("catalogue.notOnSale")).isPresent();
      assertThat(profile.value("owners.foreign")).isPresent();
      assertThat(profile.fault()).isPresent();
      assertThat(profile.hooks().clock()).isPresent();
    }
  }
}
