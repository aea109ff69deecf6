package io.github.bsskit.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.check.Verdict;
import io.github.bsskit.gateway.AuthMode;
import io.github.bsskit.host.BssSimulator;
import io.github.bsskit.target.Introduction;
import io.github.bsskit.target.Profile;
import io.github.bsskit.target.ProfileFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The kit's own simulator keeps the whole contract, however it is called. */
class SimulatorTest {

  @Test
  void keepsTheContractAsOfficialClientsCallIt() {
    examine(
        new io.github.bsskit.host.Settings(), Profile.Form.RPC, List.of("V3", "V1"), "JSON", "XML");
  }

  @Test
  void keepsTheContractSignedByParametersAndAnsweringInXml() {
    examine(
        new io.github.bsskit.host.Settings(), Profile.Form.RPC, List.of("V1", "V3"), "XML", "JSON");
  }

  @Test
  void keepsTheContractOnThePathsOfTheOpenApiFile() {
    examine(
        new io.github.bsskit.host.Settings(),
        Profile.Form.OPENAPI,
        List.of("V3", "V1"),
        "JSON",
        "XML");
  }

  @Test
  void keepsTheContractWhereUnsignedCallsAreTaken() {
    examine(
        new io.github.bsskit.host.Settings().auth(AuthMode.LENIENT),
        Profile.Form.OPENAPI,
        List.of("V3", "V1"),
        "JSON",
        "XML");
  }

  private static void examine(
      io.github.bsskit.host.Settings simulated,
      Profile.Form form,
      List<String> signatures,
      String... formats) {
    try (BssSimulator simulator = BssSimulator.start(simulated)) {
      URI url = simulator.url();
      String text = Introduction.profile(url).orElseThrow();
      Profile profile = ProfileFile.read("the simulator's", text, Optional.of(url));
      Profile called =
          profile.calledBy(
              new Profile.Wire(
                  form, signatures, true, profile.wire().unsigned(), List.of(formats)));

      Examined examined = Examined.run(Examined.RULEBOOK, called, Examined.settings(20));

      assertThat(examined.findings()).isEmpty();
      assertThat(examined.notExercised()).isEmpty();
      assertThat(examined.addresses(Verdict.PASSED)).hasSizeGreaterThan(500);
      assertThat(examined.report().coverage()).isEqualTo(100);
      assertThat(examined.addresses(Verdict.NOT_EXERCISED))
          .contains(
              "gateway/error/ServiceUnavailable/status", "gateway/error/InternalError/message")
          .allMatch(address -> address.startsWith("gateway/error/"));
    }
  }
}
