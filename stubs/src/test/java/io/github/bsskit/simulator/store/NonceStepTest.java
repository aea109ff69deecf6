package io.github.bsskit.simulator.store;

import static io.github.bsskit.simulator.store.StoreUnderTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.StoreKind;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A nonce is used once, wherever the state is kept. */
@ParameterizedClass
@EnumSource
class NonceStepTest {

  private static final Instant UNTIL = NOON.plusSeconds(900);

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
  void eachKeyUsesANonceOnce() {
    assertThat(tried.useNonce("key", "n", UNTIL, NOON)).isTrue();
    assertThat(tried.useNonce("key", "n", UNTIL, NOON)).isFalse();
    assertThat(tried.useNonce("key", "n", UNTIL, UNTIL)).isFalse();
    assertThat(tried.useNonce("other", "n", UNTIL, NOON)).isTrue();
    assertThat(tried.useNonce("key", "N", UNTIL, NOON)).isTrue();
    assertThat(tried.useNonce("key", "", UNTIL, NOON)).isTrue();
    assertThat(tried.useNonce("key", "", UNTIL, NOON)).isFalse();
  }

  @Test
  void anExpiredNonceCanBeUsedAgainOnce() {
    Instant later = UNTIL.plusSeconds(301);
    tried.useNonce("key", "n", UNTIL, NOON);

    assertThat(tried.useNonce("key", "n", later.plusSeconds(900), later)).isTrue();
    assertThat(tried.useNonce("key", "n", later.plusSeconds(900), later)).isFalse();
  }

  @Test
  void aNonceOfTheFutureStaysUsedWhenTheClockIsSetBack() {
    Instant nextYear = NOON.plusSeconds(365 * 86_400L);
    tried.useNonce("key", "n", nextYear.plusSeconds(900), nextYear);

    assertThat(tried.useNonce("key", "n", UNTIL, NOON)).isFalse();
  }

  @Test
  void manyNoncesOfOneKeyAreUsedOnceEach() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 300; i++) {
        boolean isFirst = tried.useNonce("key", "n" + i, UNTIL.plusSeconds(i), NOON);
        assertThat(isFirst).as("nonce %d, round %d", i, round).isEqualTo(round == 0);
      }
    }
  }

  @Test
  void oneOfManyConcurrentCallsUsesANonce() throws Exception {
    for (int i = 0; i < 40; i++) {
      String nonce = "n" + i;
      assertThat(
              StoreUnderTest.atOnce(8, n -> tried.useNonce("key", nonce, UNTIL, NOON)).stream()
                  .filter(isFirst -> isFirst))
          .as(nonce)
          .hasSize(1);
    }
  }
}
