package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages say to get an error from the simulator. */
class ErrorRecipesTest {

  private static String gatewayError(String name) throws IOException {
    return Made.ours().page("en/gateway.html").getElementById("error-" + name).text();
  }

  @ParameterizedTest
  @CsvSource({
    "Throttling, sim-fault-Throttling",
    "InvalidAccessKeyIdNotFound, sim-fault-InvalidAccessKeyId.NotFound",
    "SignatureDoesNotMatchV1, sim-fault-SignatureDoesNotMatch",
  })
  void gatewayErrorsAreRequestedByTheirCode(String name, String word) throws IOException {
    assertThat(gatewayError(name)).contains("OutBizId=" + word + " (CreateResellerUserQuota)");
  }

  /** Both operations have their own InternalError, and V1 and V3 share a code. */
  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "SignatureDoesNotMatchV3"})
  void anErrorWhoseCodeRequestsAnotherErrorCannotBeRequested(String name) throws IOException {
    assertThat(gatewayError(name)).contains("Cannot be requested.").doesNotContain("sim-fault-");
  }

  @Test
  void anErrorWithANumericCodeIsRequestedByItsName() throws IOException {
    assertThat(
            Made.ours()
                .page("en/CreateResellerUserQuota.html")
                .getElementById("error-RecordExists")
                .text())
        .contains("OutBizId=sim-fault-RecordExists");
  }

  /** Builds are repeatable. */
  @Test
  void keysHaveAFixedOrderOfFields() {
    assertThat(new SampleKeys().of(SampleKeys.Role.STS).keySet())
        .containsExactly("id", "secret", "token");
  }
}
