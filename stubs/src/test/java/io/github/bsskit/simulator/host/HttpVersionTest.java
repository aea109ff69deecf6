package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2, which Java's own client prefers, has no Host header; signatures and HostId need it. */
@Tag("http")
class HttpVersionTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({"V1, HTTP_1_1", "V3, HTTP_1_1", "V1, HTTP_2", "V3, HTTP_2"})
  void callsInARowAreAccepted(String scheme, HttpClient.Version version) throws Exception {
    for (int call = 1; call <= 3; call++) {
      Response response = TestCall.resourcePackage(scheme).over(version).send(simulator.url());

      assertThat(response.outcome()).isEqualTo("200 Success");
    }
  }

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({"V1, HTTP_2", "V3, HTTP_2"})
  void errorContainsTheHostOfTheRequest(String scheme, HttpClient.Version version)
      throws Exception {
    TestKey stranger = TestKey.RESELLER.withSecret("guessed");

    for (int call = 1; call <= 2; call++) {
      Response response = TestCall.quota(scheme).key(stranger).over(version).send(simulator.url());

      assertThat(response.outcome()).isEqualTo("400 SignatureDoesNotMatch");
      assertThat(response.member("HostId")).isEqualTo(simulator.endpoint());
    }
  }
}
