package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The larger the responses, the fewer are made at the same time. */
class ResponseSizesTest {

  private final ResponseSizes sizes = new ResponseSizes(48 << 20);

  @Test
  void theLargestResponseCounts() {
    assertThat(sizes.concurrent(60)).isEqualTo(60);

    sizes.note(1 << 20);
    sizes.note(10);

    assertThat(sizes.concurrent(60)).isEqualTo(6);
    assertThat(sizes.concurrent(4)).isEqualTo(4);
  }

  @Test
  void oneResponseCanAlwaysBeMade() {
    sizes.note(Integer.MAX_VALUE);

    assertThat(sizes.concurrent(60)).isEqualTo(1);
  }

  @Test
  void afterAResetSizesAreUnknown() {
    sizes.note(Integer.MAX_VALUE);

    sizes.forget();

    assertThat(sizes.concurrent(60)).isEqualTo(60);
  }

  /** Tasks that wait are run even if the number falls while others run. */
  @Test
  void aShareFollowsTheNumber() {
    List<Runnable> threads = new ArrayList<>();
    ThreadShare share = new ThreadShare(threads::add, () -> sizes.concurrent(60), 100);
    List<Integer> done = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      int task = i;
      assertThat(share.tryExecute(() -> done.add(task))).isTrue();
    }
    assertThat(threads).hasSize(60);

    sizes.note(1 << 20);
    for (int i = 0; i < threads.size(); i++) {
      threads.get(i).run();
      assertThat(threads.size() - i - 1).isLessThan(60);
    }

    assertThat(done).hasSize(70).doesNotHaveDuplicates();
  }
}
