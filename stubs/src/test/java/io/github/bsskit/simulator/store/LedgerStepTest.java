package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static io.github.bsskit.simulator.store.StoreUnderTest.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.Currency;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.testing.StoreKind;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A ledger is opened once for each owner and business number, wherever the state is kept. */
@ParameterizedClass
@EnumSource
class LedgerStepTest {

  @Parameter StoreKind kind;
  private StoreUnderTest tried;

  @BeforeEach
  void open() {
    tried = StoreUnderTest.of(kind);
  }

  @AfterEach
  void close() {
    tried.close();
  }

  @Test
  void anOwnerHasOneLedger() {
    assertThat(tried.open(ledger(1, "a"))).isTrue();
    assertThat(tried.open(ledger(1, "a"))).isFalse();
    assertThat(tried.open(ledger(1, "b"))).isFalse();
    assertThat(tried.open(ledger(1, ""))).isFalse();

    assertThat(tried.ledgers()).containsExactly(ledger(1, "a"));
  }

  @Test
  void anOpenerUsesABusinessNumberOnce() {
    QuotaLedger ofAnother =
        new QuotaLedger(5, 100000002, Optional.of("a"), "0", Currency.JPY, NOON);
    assertThat(tried.open(ledger(1, "a"))).isTrue();
    assertThat(tried.open(ledger(2, "a"))).isFalse();
    assertThat(tried.open(ledger(2, "A"))).isTrue();
    assertThat(tried.open(ledger(3, ""))).isTrue();
    assertThat(tried.open(ledger(4, ""))).isTrue();
    assertThat(tried.open(ofAnother)).isTrue();

    assertThat(tried.ledgers())
        .containsExactly(ledger(1, "a"), ledger(2, "A"), ledger(3, ""), ledger(4, ""), ofAnother);
  }

  @Test
  void aRejectedLedgerUsesNeitherItsOwnerNorItsNumber() {
    tried.open(ledger(1, "a"));
    tried.open(ledger(1, "b"));
    tried.open(ledger(2, "a"));

    assertThat(tried.open(ledger(2, "b"))).isTrue();
  }

  @Test
  void textsAreKeptAsTheyAre() {
    QuotaLedger odd =
        new QuotaLedger(
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Optional.of("配额 \u0001\t'\"\\ %_ 😀 é e\u0301 "),
            "0000000000000000000000001.50000000000000000000000000000",
            Currency.USD,
            NOON.minusSeconds(4_000_000_000L).plusNanos(999_999_999));

    assertThat(tried.open(odd)).isTrue();
    assertThat(tried.open(odd)).isFalse();
    assertThat(tried.ledgers()).containsExactly(odd);
  }

  @Test
  void differentNumbersStayDifferent() {
    Random random = new Random(3);
    StringBuilder unlikeAny = new StringBuilder();
    random.ints(100_000, 'a', 'z').forEach(c -> unlikeAny.append((char) c));
    List<String> numbers =
        List.of(
            "ab",
            "a\0b",
            "a\\0b",
            "a\\000b",
            "a\1b",
            "a\u00010000b",
            "a?b",
            "a\ud800b",
            "a\udc00b",
            "\udc00\ud800",
            "\ud800\udc00",
            "\\x6162",
            "ab ",
            unlikeAny.toString(),
            unlikeAny + "x");
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(tried.open(ledger(i, numbers.get(i)))).as("number %d", i).isTrue();
    }
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(tried.open(ledger(100 + i, numbers.get(i)))).as("number %d", i).isFalse();
    }
    assertThat(tried.ledgers())
        .extracting(opened -> opened.outBizId().orElseThrow())
        .isEqualTo(numbers);
  }

  @Test
  void oneOfManyConcurrentCallsOpensALedger() throws Exception {
    for (int i = 0; i < 25; i++) {
      int owner = i;
      List<Boolean> results =
          StoreUnderTest.atOnce(8, n -> tried.open(ledger(owner, owner + " number " + n)));
      assertThat(results).filteredOn(isOpened -> isOpened).as("owner %d", i).hasSize(1);
    }
    for (int i = 0; i < 25; i++) {
      String number = "same " + i;
      int owners = 1_000 + i * 8;
      List<Boolean> results = StoreUnderTest.atOnce(8, n -> tried.open(ledger(owners + n, number)));
      assertThat(results).filteredOn(isOpened -> isOpened).as(number).hasSize(1);
    }
    assertThat(tried.ledgers()).hasSize(50);
  }
}
