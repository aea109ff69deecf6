package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long requests with many parts, from many clients at once, on the paths of calls and of stubs. */
@Tag("http")
@Timeout(60)
class LongFloodTest {

  private static final int CLIENTS = 16;

  @ParameterizedTest
  @CsvSource({"/, 413", "/CreateResourcePackage, 413", "/of-a-stub, 413"})
  void formsWithTooManyParametersAreRejected(String path, int status) {
    String form = "p=v&".repeat(250_000);

    assertThat(statuses(path, form)).containsOnly(status);
  }

  /** Invalid UTF-8 makes the longest strings to sign. */
  @Test
  void longWrongSignaturesAreRejected() {
    String form =
        "Action=CreateResourcePackage&Version=2017-12-14&Format=JSON&AccessKeyId=testid"
            + "&SignatureNonce=n&Timestamp="
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + "&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D&x="
            + "%FF".repeat(100_000);

    assertThat(statuses("/", form)).containsOnly(400);
  }

  private static List<Integer> statuses(String path, String form) {
    byte[] request =
        RawHttp.bytes(
            "POST "
                + path
                + " HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded\n"
                + "Content-Length: "
                + form.length()
                + "\n\n"
                + form);
    try (BssSimulator simulator = BssSimulator.start()) {
      Stream<CompletableFuture<Integer>> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(
                  client -> CompletableFuture.supplyAsync(() -> status(simulator.port(), request)));
      List<Integer> statuses = clients.toList().stream().map(CompletableFuture::join).toList();
      assertThat(simulator.journal().entries()).hasSizeLessThanOrEqualTo(CLIENTS);
      return statuses;
    }
  }

  private static int status(int port, byte[] request) {
    try {
      return RawHttp.exchange(port, request).map(Response::status).orElse(0);
    } catch (IOException cut) {
      return 0;
    }
  }
}
