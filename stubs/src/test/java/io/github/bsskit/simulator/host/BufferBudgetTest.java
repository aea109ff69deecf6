package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slow clients share a limit of memory; beyond it, the oldest are ended. */
class BufferBudgetTest {

  private final List<String> ended = new ArrayList<>();
  private final BufferBudget budget = new BufferBudget(100);

  @Test
  void endsTheOldestThatHoldSomething() {
    share("holds nothing");
    BufferBudget.Share oldest = share("oldest");
    BufferBudget.Share second = share("second");
    BufferBudget.Share newest = share("newest");

    assertThat(oldest.add(40)).isTrue();
    assertThat(second.add(40)).isTrue();
    assertThat(newest.add(50)).isTrue();

    assertThat(ended).containsExactly("oldest");
    assertThat(oldest.add(1)).isFalse();
    assertThat(second.add(10)).isTrue();
    assertThat(ended).containsExactly("oldest");
  }

  @Test
  void requestsThatAreBeingServedAreNotEnded() {
    BufferBudget.Share served = share("served");
    served.add(80);
    served.keep();
    BufferBudget.Share tooLarge = share("too large");

    assertThat(tooLarge.add(30)).isFalse();

    assertThat(ended).isEmpty();
    served.close();
    assertThat(share("next").add(100)).isTrue();
  }

  @Test
  void whatHasBeenSentIsFreeAgain() {
    BufferBudget.Share reader = share("reader");
    for (int piece = 0; piece < 10; piece++) {
      assertThat(reader.add(100)).isTrue();
      reader.remove(100);
    }
    assertThat(share("other").add(100)).isTrue();
    assertThat(ended).isEmpty();
  }

  private BufferBudget.Share share(String name) {
    return budget.open(() -> ended.add(name));
  }
}
