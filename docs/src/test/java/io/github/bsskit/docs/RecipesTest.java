package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says of how the simulator is brought to answer an error. */
class RecipesTest {

  private static String gatewayError(String name) throws IOException {
    return Made.ours().page("en/gateway.html").getElementById("error-" + name).text();
  }

  @ParameterizedTest
  @CsvSource({
    "Throttling, sim-fault-Throttling",
    "InvalidAccessKeyIdNotFound, sim-fault-InvalidAccessKeyId.NotFound",
    "SignatureDoesNotMatchV1, sim-fault-SignatureDoesNotMatch",
  })
  void anErrorOfTheGatewayIsAskedForByItsCode(String name, String word) throws IOException {
    assertThat(gatewayError(name)).contains("OutBizId=" + word + " (CreateResellerUserQuota)");
  }

  /** Both operations have an InternalError of their own, and V1 has the code as well as V3. */
  @ParameterizedTest
  @ValueSource(strings = {"InternalError", "SignatureDoesNotMatchV3"})
  void aCodeThatAnotherRowAnswersAsksForNothing(String name) throws IOException {
    assertThat(gatewayError(name)).contains("No word asks for it").doesNotContain("sim-fault-");
  }

  @Test
  void aRowWhoseCodeIsNoWordIsAskedForByItsName() throws IOException {
    assertThat(
            Made.ours()
                .page("en/CreateResellerUserQuota.html")
                .getElementById("error-RecordExists")
                .text())
        .contains("OutBizId=sim-fault-RecordExists");
  }

  /** So that two builds write the same bytes. */
  @Test
  void aKeyHasItsPartsInOneOrder() {
    assertThat(new SampleKeys().of(SampleKeys.Role.STS).keySet())
        .containsExactly("id", "secret", "token");
  }
}
