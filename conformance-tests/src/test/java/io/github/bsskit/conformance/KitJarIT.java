package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged kit on this JDK and on the JDK of JAVA25_HOME. */
@Timeout(300)
class KitJarIT {

  private static final String JAR = Path.of("target", "bss-conformance.jar").toString();

  @TempDir private Path directory;

  static Stream<String> jdks() {
    return Stream.concat(
        Stream.of(System.getProperty("java.home")),
        Optional.ofNullable(System.getenv("JAVA25_HOME")).stream());
  }

  private Ended kit(String jdk, String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of(Path.of(jdk, "bin/java").toString()));
    words.addAll(List.of("-jar", JAR));
    words.addAll(List.of(args));
    return Ended.run(directory, Map.of(), words);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void printsItsVersion(String jdk) throws Exception {
    Ended kit = kit(jdk, "--version");

    assertThat(kit.err()).isEmpty();
    assertThat(kit.out())
        .matches(
            "bss-conformance "
                + System.getProperty("kitVersion", "\\S+")
                + ", contract [0-9a-f]{12}\\R");
    assertThat(kit.exit()).isZero();
  }

  /** Packaging may lose the generators' service providers. */
  @ParameterizedTest
  @MethodSource("jdks")
  void hasNoFindingsForALawfulServer(String jdk) throws Exception {
    Path reports = directory.resolve("reports");
    try (ReferenceServer server = new ReferenceServer()) {
      String url = server.uri().toString();
      Path profile = Files.writeString(directory.resolve("target.yaml"), server.profile());

      Ended kit =
          kit(
              jdk,
              url,
              "--profile",
              profile.toString(),
              "--only",
              "*/generated",
              "--tries",
              "10",
              "--report",
              reports.toString());

      assertThat(kit.err()).isEmpty();
      assertThat(kit.exit()).as(kit.out()).isZero();
      assertThat(kit.out()).doesNotContain("\u001b", "\r");
    }

    JsonNode results =
        new ObjectMapper().readTree(reports.resolve("report.json").toFile()).get("results");
    assertThat(results)
        .hasSizeGreaterThan(5)
        .allSatisfy(result -> assertThat(result.get("verdict").asText()).isEqualTo("passed"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void exitsWithTwoWithoutATarget(String jdk) throws Exception {
    Ended kit = kit(jdk);

    assertThat(kit.exit()).isEqualTo(ConformanceCommand.USAGE);
    assertThat(kit.out()).isEmpty();
    assertThat(kit.err()).startsWith("no target: ").hasLineCount(1);
  }
}
