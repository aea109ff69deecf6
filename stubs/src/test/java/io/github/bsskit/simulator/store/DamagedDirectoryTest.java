package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory whose files are damaged or deleted is noticed, at the start or later. */
class DamagedDirectoryTest {

  private static final int PAGE = 4096;

  @TempDir private Path directory;

  private BssSimulator start() {
    return BssSimulator.start(
        new Settings().store(directory.toString()).throttling(ThrottlingMode.OFF));
  }

  @Test
  void aDamagedPageIsNeverAnInternalError() throws Exception {
    try (BssSimulator simulator = start()) {
      for (int i = 0; i < 20; i++) {
        TestCall.resourcePackage("V3").send(simulator.url());
      }
    }
    Path file = directory.resolve("state.db");
    byte[] good = Files.readAllBytes(file);
    int noticed = 0;
    for (int page = 0; page < good.length / PAGE; page++) {
      byte[] damaged = good.clone();
      Arrays.fill(damaged, page * PAGE, (page + 1) * PAGE, (byte) 0xff);
      Files.write(file, damaged);
      Optional<String> problem = problem();
      noticed += problem.isPresent() ? 1 : 0;
      problem.ifPresent(text -> assertThat(text).contains("is damaged", "from a backup"));
    }
    assertThat(noticed).isGreaterThan(5);
  }

  /** What is wrong according to the start, or to the health after everything has been read. */
  private Optional<String> problem() throws Exception {
    try (BssSimulator simulator = start()) {
      ControlCaller control = new ControlCaller(simulator.url());
      for (String path : List.of("ledger", "journal", "state")) {
        try {
          assertThat(control.get("/__admin/bss/" + path).status()).isIn(200, 503);
        } catch (IOException cut) {
          // Found when a part of the response had been sent.
        }
      }
      Response call = TestCall.resourcePackage("V3").send(simulator.url());
      assertThat(call.status()).isIn(200, 503);
      Response health = control.get("/__admin/bss/health");
      return health.text().contains("damaged") ? Optional.of(health.text()) : Optional.empty();
    } catch (IllegalStateException | IllegalArgumentException damaged) {
      return Optional.of(damaged.getMessage());
    }
  }

  @Test
  void aDeletedDirectoryIsNoticed() throws Exception {
    try (BssSimulator simulator = start()) {
      TestCall.resourcePackage("V3").send(simulator.url());
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      assertThat(TestCall.resourcePackage("V3").send(simulator.url()).status()).isEqualTo(503);
      assertThat(new ControlCaller(simulator.url()).get("/__admin/bss/health").text())
          .contains("was deleted or replaced while it was used");
    }
  }

  @Test
  void aReplacedDatabaseIsNoticed() throws Exception {
    try (SqliteDatabase database =
        SqliteDatabase.open(directory.toString(), Duration.ofSeconds(20))) {
      Path file = directory.resolve("state.db");
      Files.move(file, directory.resolve("old"));
      Files.copy(directory.resolve("old"), file);

      assertThatThrownBy(() -> database.change(connection -> true))
          .hasMessageContaining("was deleted or replaced");
      Files.move(directory.resolve("old"), file, StandardCopyOption.REPLACE_EXISTING);
      database.change(connection -> true);
      assertThat(database.problem()).isEmpty();
    }
  }
}
