package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import io.github.bsskit.conformance.crooked.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the packaged kit prints with findings work in a shell as printed. */
@Timeout(300)
class RepeatCommandIT {

  private static final String LAUNCHER =
      Path.of("target", "bin", "bss-conformance").toAbsolutePath().toString();
  private static final String JAR =
      Path.of("target", "bss-conformance.jar").toAbsolutePath().toString();
  private static final String ONLY = "CreateResourcePackage/Duration/malformed";

  @TempDir private Path directory;

  @Test
  void repeatsWithTheUrlAlone() throws Exception {
    try (ReferenceServer server = crooked().startServingProfile()) {
      assertRepeatable(List.of(LAUNCHER, server.uri().toString()), LAUNCHER);
      assertRepeatable(List.of("java", "-jar", JAR, server.uri().toString()), "java -jar " + JAR);
    }
  }

  @Test
  void repeatsWithAProfileWhosePathHasASpace() throws Exception {
    try (ReferenceServer server = crooked().start()) {
      String text = "target: " + server.uri() + "\n" + server.profile();
      String file = Files.writeString(directory.resolve("my profile.yaml"), text).toString();

      assertRepeatable(List.of(LAUNCHER, "--profile", file), LAUNCHER);
      assertRepeatable(List.of(LAUNCHER, server.uri().toString(), "--profile", file), LAUNCHER);
    }
  }

  private static Variant crooked() {
    return Crooked.all().stream()
        .filter(crooked -> crooked.name().equals("ZERO_DURATION_SOLD"))
        .findFirst()
        .orElseThrow()
        .variant();
  }

  private void assertRepeatable(List<String> kit, String program) throws Exception {
    List<String> words = new ArrayList<>(kit);
    words.addAll(List.of("--only", ONLY + ",CreateResellerUserQuota/generated", "--tries", "5"));
    Ended run = Ended.run(directory, Map.of(), words);
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ConformanceCommand.FINDINGS);
    List<String> commands =
        run.out().lines().map(String::strip).filter(line -> line.startsWith("repeat:")).toList();

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      String line = command.substring("repeat:".length()).strip();
      assertThat(line).startsWith(program + " ");
      Ended repeated = Ended.run(directory, Map.of(), List.of("sh", "-c", line));

      assertThat(repeated.err()).isEmpty();
      boolean isCall = line.startsWith(program + " call ");
      assertThat(repeated.out()).contains(isCall ? "HTTP 200" : "FAILED");
      assertThat(repeated.exit()).isEqualTo(isCall ? 0 : ConformanceCommand.FINDINGS);
    }
  }
}
