package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.Lawful;
import io.github.bsskit.conformance.crooked.LawfulHttp;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.rulebook.Rulebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that use freedoms of the documentation are not accused. */
class LawfulTargetTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "RATE_LIMIT_WITHOUT_HOOK",
        "RATE_LIMIT_OF_THE_QUOTA_PAGE",
        "RATE_LIMIT_OF_THE_QUOTA_PAGE_WITHOUT_HOOK",
        "SLOW"
      })
  void isNotAccused(Lawful lawful) throws Exception {
    try (ReferenceServer server = lawful.variant().start()) {
      TestRunResult examined =
          TestRunResult.run(server.uri(), server.profile(), TestRunResult.settings(10));

      assertThat(examined.findings()).as(lawful.variant().description()).isEmpty();
      assertThat(examined.notExercised())
          .allMatch(line -> line.matches("CreateResourcePackage/rate-limit/[a-z-]+: rateLimit.*"));
    }
  }

  /** By sockets and, in a run of the command, by the HTTP library. */
  @ParameterizedTest
  @EnumSource
  void isNotAccusedOfAFreedomOfHttp(LawfulHttp lawful) throws Exception {
    try (ReferenceServer server = lawful.variant().start()) {
      Path profile = Files.writeString(directory.resolve("lawful.yaml"), server.profile());

      Cli run =
          Cli.run(
              server.uri().toString(),
              "--profile",
              profile.toString(),
              "--tries",
              "3",
              "--seed",
              "1");

      assertThat(run.exit()).as(lawful.variant().description() + run.all()).isZero();
    }
  }

  /** Disputed interpretations are reported, never failed. */
  @ParameterizedTest
  @MethodSource("disputed")
  void isNotAccusedOfAnotherReading(Crooked disputed) throws Exception {
    try (ReferenceServer server = disputed.variant().start()) {
      TestRunResult examined =
          TestRunResult.run(server.uri(), server.profile(), TestRunResult.settings(10));

      assertThat(examined.findings()).as(disputed.variant().description()).isEmpty();
    }
  }

  static Stream<Crooked> disputed() {
    return Crooked.all().stream().filter(crooked -> crooked.expected().isEmpty());
  }

  @Test
  void isNotAccusedOfBeingSlow() throws Exception {
    try (ReferenceServer server = Lawful.SLOW.variant().start()) {
      TestRunResult examined =
          TestRunResult.run(
              server.uri(),
              server.profile(),
              TestRunResult.settings(2, "*/call", "*/style", "*/race"));

      assertThat(examined.findings()).isEmpty();
    }
  }

  /** Ten calls in a second, which no obligation demands and no profile declares. */
  @ParameterizedTest
  @CsvSource({
    "RATE_LIMIT_OF_THE_QUOTA_PAGE,",
    "RATE_LIMIT_OF_THE_QUOTA_PAGE_WITHOUT_HOOK, CreateResellerUserQuota/race",
    "RATE_LIMIT_OF_THE_QUOTA_PAGE_WITHOUT_HOOK, gateway/nonce",
  })
  void isNotAccusedOfTheRateOfTheQuotaPage(Lawful lawful, String only) throws Exception {
    String[] some = only == null ? new String[0] : new String[] {only};
    try (ReferenceServer server = lawful.variant().start()) {
      TestRunResult examined =
          TestRunResult.run(server.uri(), server.profile(), TestRunResult.settings(10, some));

      assertThat(examined.findings()).isEmpty();
      // More than ten calls at once, none of which may be left out.
      assertThat(examined.notExercised())
          .allMatch(
              why ->
                  why.contains("/rate-limit/")
                      || why.matches(
                          "CreateResellerUserQuota/(race/distinct|connection/V[13]/every-way):"
                              + " 1[0-9] calls, and the target accepts 10 in 1 s"));
    }
  }

  /** Three seconds instead of a minute: the same rate over a shorter time. */
  @Test
  void waitsForARateThatIsEnforced() throws Exception {
    Rulebook hasty = Rulebook.read(TestRunResult.spec().replace("seconds: 60", "seconds: 3"));
    try (ReferenceServer server = Lawful.RATE_LIMIT_WITHOUT_HOOK.variant().start(3)) {
      Profile profile = ProfileFile.read("profile", server.profile(), Optional.of(server.uri()));

      TestRunResult examined = TestRunResult.run(hasty, profile, TestRunResult.settings(10));

      assertThat(profile.hooks().refill()).isEmpty();
      assertThat(examined.findings()).isEmpty();
      // A hundred calls in three seconds may be too many for a slow machine.
      assertThat(examined.notExercised())
          .allMatch(
              why ->
                  why.contains(": hooks.clock: ")
                      || why.matches(
                          "CreateResourcePackage/rate-limit/.*: the target is too slow.*"));
      assertThat(examined.notices()).anyMatch(line -> line.startsWith("waiting 4 s for the rate"));
    }
  }
}
