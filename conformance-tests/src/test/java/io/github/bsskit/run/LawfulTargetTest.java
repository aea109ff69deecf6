package io.github.bsskit.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.crooked.Lawful;
import io.github.bsskit.crooked.ReferenceServer;
import io.github.bsskit.target.ProfileFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that differ where the documentation leaves them free: none is accused of anything. */
@Execution(ExecutionMode.CONCURRENT)
class LawfulTargetTest {

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RATE_LIMIT_WITHOUT_HOOK", "SLOW"})
  @Execution(ExecutionMode.CONCURRENT)
  void isNotAccused(Lawful lawful) throws Exception {
    try (ReferenceServer server = lawful.variant().start()) {
      Examined examined = Examined.run(server.uri(), server.profile(), Examined.settings(10));

      assertThat(examined.findings()).as(lawful.variant().description()).isEmpty();
      assertThat(examined.notExercised())
          .allMatch(
              line -> line.startsWith("CreateResourcePackage/rate-limit/enforced: rateLimit"));
    }
  }

  @Test
  void isNotAccusedOfBeingSlow() throws Exception {
    try (ReferenceServer server = Lawful.SLOW.variant().start()) {
      Examined examined =
          Examined.run(
              server.uri(),
              server.profile(),
              Examined.settings(2, "*/call", "*/carrier", "*/race"));

      assertThat(examined.findings()).isEmpty();
    }
  }

  /** Sixty seconds of patience are three here: the same rate over a shorter time on both sides. */
  @Test
  void waitsForARateThatIsEnforced() throws Exception {
    try (ReferenceServer server = Lawful.RATE_LIMIT_WITHOUT_HOOK.variant().start()) {
      Examined examined =
          Examined.run(
              server.uri(),
              server.profile(),
              Examined.settings(
                  1,
                  "CreateResourcePackage/Duration",
                  "CreateResourcePackage/EffectiveDate",
                  "CreateResourcePackage/Specification",
                  "CreateResourcePackage/OwnerId"));

      assertThat(examined.findings()).isEmpty();
      assertThat(examined.notExercised()).isEmpty();
      assertThat(examined.notices()).anyMatch(line -> line.startsWith("waiting 61 s for the rate"));
      assertThat(
              List.of(
                  ProfileFile.read("p", server.profile(), Optional.of(server.uri()))
                      .hooks()
                      .refill()))
          .containsExactly(Optional.empty());
    }
  }
}
