package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.api.OrderIds;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The keys of a moment stay the same. */
class AccessKeysTest {

  private final World world =
      new World(Fixtures.builtIn(), InstantSource.system(), OrderIds.LARGE, OptionalLong.of(1));

  @Test
  void doesNotHaveKeysThatAreCreatedLater() {
    AccessKey before = world.createAccount(AccountType.RESELLER, List.of("*"));
    AccessKeys then = world.state().keys().asOfNow();
    AccessKey after = world.createAccount(AccountType.RESELLER, List.of("*"));

    assertThat(then.find(before.id())).contains(before);
    assertThat(then.find("testid")).isPresent();
    assertThat(then.find(after.id())).isEmpty();
    assertThat(then.all()).contains(before).doesNotContain(after);
    assertThat(then.asOfNow().find(after.id())).isEmpty();
    assertThat(world.state().keys().find(after.id())).contains(after);
    assertThat(world.state().keys().all()).contains(before, after);
  }
}
