package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Callers of stubs cannot fill stderr with stack traces. */
class ErrorNotifierTest {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ErrorNotifier notifier =
      new ErrorNotifier(new PrintStream(output, true, StandardCharsets.UTF_8));

  private String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void forbiddenTargetIsOneLineWithTheFix() {
    Throwable forbidden =
        catchThrowable(() -> new TargetRules(false, Set::of).resolve("127.0.0.1", 9));

    notifier.error("Failed to fire webhook POST http://127.0.0.1:9/x", forbidden);

    assertThat(printed().lines()).hasSize(1);
    assertThat(printed())
        .startsWith(
            "WireMock: Failed to fire webhook POST http://127.0.0.1:9/x: the target 127.0.0.1 ")
        .contains("--allow-local-targets");
  }

  @Test
  void failuresOfTargetsAndFilesAreOneLine() {
    notifier.error("Failed", new RuntimeException(new UnknownHostException("host.invalid")));
    notifier.error("Failed", new ConnectException("Connection refused\nX-Token: secret"));
    notifier.error("Failed", new IllegalArgumentException("url' not present"));
    notifier.error("Failed", new IOException());

    assertThat(printed().lines())
        .containsExactly(
            "WireMock: Failed: UnknownHostException host.invalid (see /__admin/requests)",
            "WireMock: Failed: ConnectException Connection refused (see /__admin/requests)",
            "WireMock: Failed: IllegalArgumentException url' not present (see /__admin/requests)",
            "WireMock: Failed: IOException (see /__admin/requests)");
  }

  @Test
  void otherFailuresHaveAStackTrace() {
    notifier.error("Failed", new IllegalStateException("unexpected"));

    assertThat(printed()).contains("IllegalStateException: unexpected", "\tat ");
  }
}
