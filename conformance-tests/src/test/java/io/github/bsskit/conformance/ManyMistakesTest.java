package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.FindingGroup;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.crooked.Behaviour;
import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A server with many mistakes at once: one does not hide another. */
class ManyMistakesTest {

  private static final Set<String> MISTAKES =
      Set.of(
          "DENIED_KEY_MAY_GET",
          "DENIED_KEY_MAY_USE_V1",
          "ANY_ACCOUNT_MAY_ASK_FOR_XML",
          "FOREIGN_OWNER_UNDER_V1",
          "OWNER_NEED_NOT_BE_NAMED_BY_GET",
          "DURATION_UNCHECKED_IN_A_FORM",
          "RETIRED_TYPE_SOLD_IN_XML",
          "SECOND_LEDGER_UNDER_V1",
          "EXPIRED_TOKEN_MAY_BUY",
          "INACTIVE_KEY_MAY_GET",
          "TOKEN_UNCHECKED_IN_A_SPLIT_CALL",
          "ANY_VERSION_BY_GET",
          "OLD_CALL_IN_A_FORM",
          "MALFORMED_TIME_CALLED_EXPIRED_BY_GET",
          "FORGED_PLAN_FOR_XML",
          "REPLAYED_SPLIT_CALL",
          "UNKNOWN_ACTION_BY_GET",
          "DENIED_ONCE_PER_CONNECTION",
          "KEY_BY_BEGINNING",
          "TOKEN_WITH_MORE",
          "TIME_WITHOUT_SECONDS",
          "ACTION_WITH_MORE",
          "LATER_VERSION",
          "NONCES_BY_BEGINNING",
          "WIDE_WINDOW_OF_V3",
          "LEDGERS_FOR_TWELVE_HOURS",
          "LINE_FEED_AFTER_DURATION",
          "LINE_FEED_AFTER_DATE",
          "SPECIFICATION_WITH_NO_BREAK_SPACE",
          "OWNER_BY_LAST_DIGITS",
          "LONG_PRODUCT_FAILS");

  @Test
  void eachIsFound() {
    List<Crooked> mistakes =
        Crooked.all().stream().filter(crooked -> MISTAKES.contains(crooked.name())).toList();
    Consumer<Behaviour> all =
        behaviour -> mistakes.forEach(one -> one.variant().change().accept(behaviour));

    try (ReferenceServer server = new ReferenceServer(all)) {
      TestRunResult run =
          TestRunResult.run(server.uri(), server.profile(), TestRunResult.settings(5));

      List<String> failed = run.addresses(Verdict.FAILED);
      assertThat(mistakes).hasSameSizeAs(MISTAKES);
      assertThat(mistakes)
          .filteredOn(mistake -> failed.stream().noneMatch(mistake::expectedAt))
          .extracting(Crooked::name)
          .isEmpty();
      assertThat(FindingGroup.of(run.report().with(Verdict.FAILED), run.report().results()))
          .hasSizeGreaterThanOrEqualTo(30);
      assertThat(run.notExercised()).noneMatch(line -> line.contains("vacuous"));
    }
  }
}
