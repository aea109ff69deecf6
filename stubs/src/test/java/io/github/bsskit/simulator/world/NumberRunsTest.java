package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Runs of numbers have what a set of them has. */
class NumberRunsTest {

  private static final int RANGE = 200;

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void behavesLikeASet(@ForAll long seed) {
    Random random = new Random(seed);
    NumberRuns runs = new NumberRuns();
    NavigableSet<Long> expected = new TreeSet<>();
    long number = 0;
    for (int i = 0; i < 60; i++) {
      number = random.nextInt(5) == 0 ? random.nextInt(RANGE) : number + 2;
      if (expected.add(number)) {
        runs.add(number);
      }
    }
    for (long min = 0; min < RANGE; min++) {
      assertThat(runs.contains(min)).isEqualTo(expected.contains(min));
      long max = min + random.nextInt(20);
      OptionalLong found = runs.within(min, max);
      NavigableSet<Long> within = expected.subSet(min, true, max, true);
      assertThat(found.isPresent()).isEqualTo(!within.isEmpty());
      found.ifPresent(one -> assertThat(within).contains(one));
    }
  }
}
