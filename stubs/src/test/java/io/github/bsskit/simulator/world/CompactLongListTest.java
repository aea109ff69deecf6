package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Numbers come back as they were, near each other or not. */
class CompactLongListTest {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void numbersComeBack(
      @ForAll long seed,
      @ForAll @IntRange(max = 3_000) int size,
      @ForAll @IntRange(max = 62) int bits) {
    Random random = new Random(seed);
    List<Long> numbers = new ArrayList<>();
    CompactLongList column = new CompactLongList();
    for (int i = 0; i < size; i++) {
      // Mostly near, with jumps of any width in between.
      long number = random.nextInt(500) == 0 ? random.nextLong() >>> (64 - bits - 1) : i;
      numbers.add(Math.abs(number));
      column.append(Math.abs(number));
    }

    assertThat(column.size()).isEqualTo(size);
    List<Long> read = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      read.add(column.get(i));
    }
    assertThat(read).isEqualTo(numbers);
  }
}
