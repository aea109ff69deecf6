package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 101st CreateResourcePackage of a minute, in each throttling mode. */
@Tag("http")
class ThrottlingModesTest {

  @ParameterizedTest
  @CsvSource({
    "DOCUMENTED, 400 Throttling.User",
    "HTTP429,    429 Throttling.User",
    "OFF,        200 Success"
  })
  void callAboveTheLimitGetsThisResponse(ThrottlingMode mode, String outcome) throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().throttling(mode))) {
      for (int call = 1; call <= 100; call++) {
        Response response = TestCall.resourcePackage("V3").send(simulator.url());
        assertThat(response.outcome()).isEqualTo("200 Success");
      }

      Response response = TestCall.resourcePackage("V3").send(simulator.url());

      assertThat(response.outcome()).isEqualTo(outcome);
    }
  }
}
