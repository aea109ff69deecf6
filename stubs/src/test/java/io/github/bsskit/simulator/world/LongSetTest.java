package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Small and large sets behave like a set of the library. */
class LongSetTest {

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void behavesLikeASetOfTheLibrary(
      @ForAll long seed,
      @ForAll @IntRange(max = 8_000) int size,
      @ForAll @IntRange(max = 63) int shift) {
    Random random = new Random(seed);
    Set<Long> expected = new HashSet<>();
    LongSet set = new LongSet();
    for (int i = 0; i < size; i++) {
      // Numbers that are shifted far repeat, and include zero.
      long number = random.nextLong() >> shift;
      boolean isNew = expected.add(number);

      assertThat(set.contains(number)).isEqualTo(!isNew);
      assertThat(set.add(number)).isEqualTo(isNew);
    }

    List<Long> all = new ArrayList<>();
    set.forEach(all::add);
    assertThat(all).hasSameSizeAs(expected);
    assertThat(new HashSet<>(all)).isEqualTo(expected);
    assertThat(set.size()).isEqualTo(expected.size());
    assertThat(expected).allMatch(set::contains);
    assertThat(set.contains(random.nextLong())).isFalse();
  }
}
