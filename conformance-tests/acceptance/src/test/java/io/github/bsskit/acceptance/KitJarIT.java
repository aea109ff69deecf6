package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's jar, as its users run it, and what they may have it examine. */
@Timeout(300)
class KitJarIT {

  private static final String JAR = Path.of("..", "target", "bss-conformance.jar").toString();
  private static final String JDK = System.getProperty("java.home");
  private static final int FINDINGS = 1;

  @TempDir private Path directory;

  static Stream<String> jdks() {
    return Stream.concat(
        Stream.of(JDK), Optional.ofNullable(System.getenv("JAVA25_HOME")).stream());
  }

  private Ended kit(String jdk, String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of(Path.of(jdk, "bin/java").toString()));
    words.addAll(List.of("-jar", JAR));
    words.addAll(List.of(args));
    return Ended.run(directory, Map.of(), words);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void findsNothingInTheSimulator(String jdk) throws Exception {
    Path reports = directory.resolve("reports");
    try (BssSimulator simulator = BssSimulator.start()) {
      String url = simulator.url().toString();
      Ended kit = kit(jdk, url, "--certify", "--tries", "10", "--report", reports.toString());

      assertThat(kit.err()).isEmpty();
      assertThat(kit.exit()).as(kit.out()).isZero();
      assertThat(kit.out()).doesNotContain("\u001b", "\r");
    }

    List<JsonNode> results = Examined.in(reports).results();
    assertThat(results).hasSizeGreaterThan(600);
    assertThat(results)
        .filteredOn(result -> result.get("address").asText().contains("/generated/"))
        .hasSizeGreaterThan(5)
        .allSatisfy(result -> assertThat(result.get("verdict").asText()).isEqualTo("passed"));
  }

  @Test
  void callsTheSimulatorInTheWayThatWasAskedFor() throws Exception {
    try (BssSimulator simulator = BssSimulator.start(new Settings().auth(AuthMode.LENIENT))) {
      String url = simulator.url().toString();
      String[] some = {url, "--only", "CreateResellerUserQuota/call"};

      Ended chosen =
          kit(JDK, with(some, "--form", "openapi", "--signature", "V1", "--format", "xml"));
      Ended unsigned = kit(JDK, with(some, "--signature", "none"));

      assertThat(chosen.exit()).as(chosen.out() + chosen.err()).isZero();
      assertThat(unsigned.exit()).as(unsigned.out() + unsigned.err()).isZero();
    }
  }

  private static String[] with(String[] args, String... more) {
    return Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void exitsWithOneForPlainStubs() throws Exception {
    try (PlainStubs stubs = new PlainStubs()) {
      Path profile = Files.writeString(directory.resolve("stubs.yaml"), PlainStubs.profile(false));

      Ended kit = kit(JDK, stubs.url().toString(), "--profile", profile.toString(), "--tries", "3");

      assertThat(kit.err()).isEmpty();
      assertThat(kit.exit()).isEqualTo(FINDINGS);
    }
  }
}
