package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.PostgresServer;
import io.github.bsskit.simulator.testing.TestCall;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The console of a simulator that shares its store with others. */
@ResourceLock(Browser.LOCK)
@Timeout(180)
class ConsoleOfSeveralIT {

  @TempDir private Path directory;

  @Test
  void showsWhoHandledACallAndWhatIsWrongWithTheStore() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Replicas replicas = Replicas.start(directory, server)) {
      Browser browser = Browser.shared();
      browser.wide(1280).in("light").open(replicas.each().get(0) + "/__admin/bss/console");
      assertThat(browser.textWith("#name", "simulator-1")).isEqualTo("simulator-1");
      assertThat(browser.textWith("#store", "PostgreSQL"))
          .contains(", schema bss_simulator")
          .doesNotContain("user=");
      assertThat(TestCall.resourcePackage("V3").send(replicas.each().get(0)).status())
          .isEqualTo(200);
      // Its name is not shown as long as there is no other one.
      assertThat(browser.textWith("#journal", "CreateResourcePackage"))
          .doesNotContain("simulator-1");

      assertThat(TestCall.quota("V1").send(replicas.each().get(1)).status()).isEqualTo(200);

      assertThat(browser.textWith("#journal", "simulator-2")).contains("simulator-1");
      browser.picture("console-of-several-1280");

      server.stop();
      assertThat(browser.textWith("#not-ready", "is not available")).contains("Check that it runs");
      assertThat(browser.textWith("#status", "unavailable")).isEqualTo("unavailable");
      server.resume();
      assertThat(browser.textWith("#status", "ready")).isEqualTo("ready");
      browser.open("about:blank");
    }
  }
}
