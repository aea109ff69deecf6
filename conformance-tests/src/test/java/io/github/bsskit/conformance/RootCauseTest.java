package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console names the cause of many findings once. */
class RootCauseTest {

  @TempDir private Path directory;

  @Test
  void namesTheKeyIfTheSignedTextsAreEqual() throws Exception {
    Cli run = run("V3_COMPUTED_OTHERWISE", "*/call/valid,*/style");

    assertThat(run.out())
        .containsOnlyOnce("cause:")
        .contains("Valid V3 signatures are rejected: the target signs the same text, so it uses")
        .containsPattern("also: +\\d+ more: ");
    assertThat(run.out().lines().filter(line -> line.startsWith("FAILED"))).hasSize(2);
  }

  private Cli run(String crooked, String only) throws Exception {
    try (ReferenceServer server =
        Crooked.all().stream()
            .filter(one -> one.name().equals(crooked))
            .findFirst()
            .orElseThrow()
            .variant()
            .start()) {
      String profile = "target: " + server.uri() + "\n" + server.profile();
      String file = Files.writeString(directory.resolve("target.yaml"), profile).toString();
      return Cli.run("--profile", file, "--only", only, "--seed", "1");
    }
  }
}
