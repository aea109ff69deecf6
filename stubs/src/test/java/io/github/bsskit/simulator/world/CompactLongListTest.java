package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Numbers are returned unchanged, near each other or not. */
class CompactLongListTest {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void returnsTheNumbers(
      @ForAll long seed,
      @ForAll @IntRange(max = 3_000) int size,
      @ForAll @IntRange(max = 62) int bits) {
    Random random = new Random(seed);
    List<Long> numbers = new ArrayList<>();
    CompactLongList list = new CompactLongList();
    for (int i = 0; i < size; i++) {
      // Mostly near each other, with jumps of any size.
      long number = random.nextInt(500) == 0 ? random.nextLong() >>> (64 - bits - 1) : i;
      numbers.add(Math.abs(number));
      list.append(Math.abs(number));
    }

    assertThat(list.size()).isEqualTo(size);
    List<Long> read = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      read.add(list.get(i));
    }
    assertThat(read).isEqualTo(numbers);
  }
}
