package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A state can be restored later, and wherever its clocks were moved. */
class MovedClocksTest {

  private static final long ACCOUNT = 100000001;
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  private final SettableClock base = new SettableClock("2026-11-22T08:00:00Z");
  private final World world =
      new World(Fixtures.builtIn(), base, OrderIds.LARGE, OptionalLong.of(1));

  @Test
  void timeWentOnAtTheEndOfTheRange() {
    world.state().clock().set(END);
    WorldSnapshot saved = world.snapshot();
    base.advance(Duration.ofDays(1));

    world.restore(saved);

    assertThat(world.state().now()).isEqualTo(END);
  }

  @Test
  void commonClockMovedUnderAnAccountAheadOfIt() {
    world.state().ownClock(ACCOUNT).set(base.instant().plus(Duration.ofDays(3_650)));
    world.state().clock().set(END.minus(Duration.ofDays(1)));

    world.restore(world.snapshot());

    assertThat(world.state().now(ACCOUNT)).isEqualTo(END);
  }

  @Test
  void simulatorWithAnEarlierClock() {
    world.state().clock().set(Instant.EPOCH);
    WorldSnapshot saved = world.snapshot();
    base.set(Instant.parse("2020-01-01T00:00:00Z"));

    world.restore(saved);

    assertThat(world.state().now()).isEqualTo(Instant.EPOCH);
  }
}
