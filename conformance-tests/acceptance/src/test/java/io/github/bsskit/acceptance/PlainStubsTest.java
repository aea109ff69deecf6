package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.BssConformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stubs that repeat the documentation's examples are no implementation, and are found out. */
class PlainStubsTest {

  @TempDir private Path directory;

  @Test
  void areFoundOutThoughTheyVerifyNothing() throws Exception {
    List<String> failed = failed(false);

    assertThat(failed)
        .contains("response/RequestId/unique", "CreateResourcePackage/success/OrderId/unique")
        .contains("CreateResourcePackage/Duration/malformed/zero")
        .contains("CreateResellerUserQuota/Amount/missing/empty")
        .contains(
            "CreateResellerUserQuota/sequence/repeat", "CreateResellerUserQuota/race/identical")
        .noneMatch(address -> address.startsWith("gateway/signature"));
  }

  @Test
  void areFoundOutToVerifyNothing() throws Exception {
    assertThat(failed(true))
        .contains("response/RequestId/unique", "CreateResourcePackage/success/OrderId/unique")
        .anyMatch(address -> address.startsWith("gateway/"));
  }

  private List<String> failed(boolean verified) throws IOException {
    Path profile = Files.writeString(directory.resolve("stubs.yaml"), PlainStubs.profile(verified));
    try (PlainStubs stubs = new PlainStubs()) {
      Examined examined =
          Examined.by(
              BssConformance.withProfile(profile).at(stubs.url()).seed(7).tries(5), directory);

      assertThat(examined.addresses("error")).isEmpty();
      return examined.addresses("failed");
    }
  }
}
