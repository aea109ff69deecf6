package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets and tokens of a profile never appear in output and files. */
class SecretsTest {

  private static final Pattern SECRET = Pattern.compile("(?:secret|token): '?([^,}']+)'?");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"SECRET_IN_HEADER", "SECRET_IN_MISMATCH", "none"})
  void neverAppear(String lie) throws Exception {
    try (ReferenceServer server = server(lie)) {
      String profile = "target: " + server.uri() + "\n" + server.profile();
      Path file = Files.writeString(directory.resolve("target.yaml"), profile);
      Path reports = directory.resolve("reports");
      Path summary = directory.resolve("summary.md");

      Cli run =
          Cli.run(
              Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
              false,
              "--profile",
              file.toString(),
              "--only",
              "gateway/,*/call/*,*/caller/*,response/secret",
              "--report",
              reports.toString());
      Cli call =
          Cli.run("call", "CreateResellerUserQuota", "--profile", file.toString(), "--role", "sts");

      List<String> shown = new ArrayList<>(List.of(run.all(), call.all()));
      for (String name : List.of("report.json", "report.html", "junit.xml")) {
        shown.add(Files.readString(reports.resolve(name)));
      }
      shown.add(Files.readString(summary));
      List<String> secrets = secrets(profile);
      assertThat(secrets).hasSizeGreaterThanOrEqualTo(9);
      assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
    }
  }

  private static ReferenceServer server(String lie) {
    return Crooked.all().stream()
        .filter(crooked -> crooked.name().equals(lie))
        .findFirst()
        .map(crooked -> crooked.variant().start())
        .orElseGet(ReferenceServer::new);
  }

  /** Plain and percent-encoded. */
  private static List<String> secrets(String profile) {
    List<String> secrets = new ArrayList<>();
    SECRET
        .matcher(profile)
        .results()
        .map(found -> found.group(1))
        .forEach(
            secret -> {
              secrets.add(secret);
              secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            });
    return secrets;
  }
}
