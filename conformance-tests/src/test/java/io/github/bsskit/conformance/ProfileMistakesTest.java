package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.Lawful;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a profile or an earlier run has caused is told once, and not held against the target. */
class ProfileMistakesTest {

  private static final String OWNERS = "fresh: \\[239000000-239999999\\]";
  private static final String RESET = " +(reset|clock): .*\\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"BASE,1", "LEDGER_BY_OWNER,1", "BASE,2"})
  void ownersOfAnEarlierRunAreNotHeldAgainstTheTarget(Lawful lawful, String otherSeed)
      throws Exception {
    try (ReferenceServer server = lawful.variant().start()) {
      String profile = profileOf(server).replaceFirst(OWNERS, "fresh: [239000000-239000699]");

      Cli first = run(server, profile, "1");
      Cli second = run(server, profile, otherSeed);

      assertThat(first.exit()).as(first.all()).isZero();
      assertThat(second.exit()).as(second.all()).isZero();
      assertThat(second.out()).contains("owners.fresh").contains("hooks.reset");
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"BASE", "LEDGER_BY_OUT_BIZ_ID"})
  void freeOwnersAreFoundBehindThoseOfAnEarlierRun(Lawful lawful) throws Exception {
    try (ReferenceServer server = lawful.variant().start()) {
      String profile = profileOf(server).replaceFirst(OWNERS, "fresh: [239000000-239009999]");

      run(server, profile, "1");
      Cli second = run(server, profile, "1");

      assertThat(second.exit()).as(second.all()).isZero();
      assertThat(second.out()).doesNotContain("used up");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "product: ossbag, product: nonesuch, catalogue.product: the target rejects nonesuch",
    "packageType: FPT_ossbag_absolute_Storage_sh, packageType: FPT_none,"
        + " catalogue.packageType: the target rejects FPT_none",
    "packageType: FPT_ossbag_absolute_Storage_sh, packageType: FPT_ossbag_absolute_Storage_retired,"
        + " catalogue.packageType: the target rejects FPT_ossbag_absolute_Storage_retired",
    "specification: 40, specification: '\"forty\"', catalogue.specification: the target rejects"
  })
  void aWrongCatalogueIsToldOnce(String right, String wrong, String message) throws Exception {
    try (ReferenceServer server = Lawful.BASE.variant().start()) {
      Cli run = run(server, server.profile().replaceFirst(right, wrong), "1");

      assertThat(run.exit()).as(run.all()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(run.out()).contains(message).doesNotContain("FAILED");
    }
  }

  private static String profileOf(ReferenceServer server) {
    return server.profile().replaceAll(RESET, "");
  }

  private Cli run(ReferenceServer server, String profile, String seed) throws Exception {
    Path file = Files.writeString(directory.resolve("profile.yaml"), profile);
    return Cli.run(
        server.uri().toString(), "--profile", file.toString(), "--tries", "3", "--seed", seed);
  }
}
