package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A used nonce is rejected while it is valid, and can be used again soon after. */
class NoncesTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration SLICE = Duration.ofMinutes(5);

  private final Nonces nonces = new Nonces();

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void behaveLikeAMap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int longestStep) {
    Random random = new Random(seed);
    Nonces tried = new Nonces();
    Map<String, Instant> validUntil = new HashMap<>();
    Instant now = NOON;
    for (int i = 0; i < 1_000; i++) {
      now = now.plusMillis(random.nextInt(longestStep * 1_000));
      String key = "key-" + random.nextInt(2);
      String nonce = "n-" + random.nextInt(100);
      Instant until = now.plusSeconds(random.nextInt(62 * 60));
      Instant before = validUntil.getOrDefault(key + nonce, Instant.MIN);

      boolean isUsed = tried.use(key, nonce, until, now);

      if (!before.isBefore(now)) {
        assertThat(isUsed).as("%s again at %s", nonce, now).isFalse();
      }
      if (before.isBefore(now.minus(SLICE))) {
        assertThat(isUsed).as("%s at %s, valid until %s", nonce, now, before).isTrue();
      }
      if (isUsed) {
        validUntil.put(key + nonce, until);
      }
    }
  }

  @Example
  void rejectsANonceUntilTheLastInstant() {
    Instant endOfSlice = NOON.plus(SLICE);
    nonces.use("key", "n", endOfSlice, NOON);

    assertThat(nonces.use("key", "n", endOfSlice, endOfSlice)).isFalse();
  }

  @Example
  void keepsNoncesWhenTheClockMovesForwardAndBack() {
    Instant nextYear = NOON.plus(Duration.ofDays(365));
    assertThat(nonces.use("key", "n", nextYear.plus(SLICE), nextYear)).isTrue();

    assertThat(nonces.use("key", "n", NOON.plus(SLICE), NOON)).isFalse();
    assertThat(nonces.use("key", "other", NOON.plus(SLICE), NOON)).isTrue();
    assertThat(nonces.use("key", "other", NOON.plus(SLICE), NOON)).isFalse();
  }

  @Example
  void dropsExpiredSlices() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      Instant now = NOON.plus(Duration.ofMinutes(minute));
      nonces.use("key", "n-" + minute, now.plus(Duration.ofMinutes(15)), now);
    }

    // 15 minutes of calls, and at most 5 until the end of the slice.
    List<Long> kept = new ArrayList<>();
    nonces.snapshot().forEach(used -> used.hashes().forEach(kept::add));
    assertThat(kept).hasSizeBetween(15, 20);
  }

  @Example
  void areRestoredFromASnapshot() {
    nonces.use("key", "young", NOON.plusSeconds(3_600), NOON);
    nonces.use("key", "old", NOON.plusSeconds(60), NOON);
    List<WorldSnapshot.UsedNonces> saved = nonces.snapshot();
    Nonces restored = new Nonces();
    saved.forEach(restored::restore);

    assertThat(restored.snapshot()).isEqualTo(saved).hasSize(2);
    assertThat(restored.use("key", "young", NOON.plusSeconds(60), NOON)).isFalse();
    assertThat(restored.use("key", "old", NOON.plusSeconds(60), NOON)).isFalse();
    assertThat(restored.use("other", "old", NOON.plusSeconds(60), NOON)).isTrue();
  }

  @Example
  void keepsTheStartOfTheHash() {
    // SHA-256 of "abc", FIPS 180-2 appendix B.1.
    assertThat(Nonces.hash("abc")).isEqualTo(0xBA7816BF8F01CFEAL);
  }
}
