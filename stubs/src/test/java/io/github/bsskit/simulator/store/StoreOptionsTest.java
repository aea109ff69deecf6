package io.github.bsskit.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of a store has no credentials. */
class StoreOptionsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "jdbc:postgresql://db:5432/bss?user=kit&password=s3cret, db:5432/bss",
        "jdbc:postgresql://kit:s3cret@db/bss, db/bss",
        "jdbc:postgresql://kit:s3/cr@et@[::1]:5432/bss?ssl=true, [::1]:5432/bss",
        "\"jdbc:postgresql://a:1,b:2/bss?password=s3@cret\", \"a:1,b:2/bss\"",
        "jdbc:postgresql:bss, bss"
      })
  void urlIsShownWithoutUserAndParameters(String url, String shown) {
    assertThat(new StoreOptions(Optional.of(url), "team_a", StoreOptions.TIMEOUT))
        .hasToString("PostgreSQL " + shown + ", schema team_a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u001b[31m", "jdbc:postgresql://a?password=s3\u0007"})
  void placesThatCannotBeShownAreRejected(String place) {
    assertThatThrownBy(() -> new StoreOptions(Optional.of(place), "s", StoreOptions.TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid --store")
        .hasMessageNotContaining("s3");
  }

  @Test
  void timeoutsMustBePositive() {
    assertThatThrownBy(() -> new StoreOptions(Optional.empty(), "s", Duration.ZERO))
        .hasMessage("invalid --store-timeout 0: use at least 1 second");
  }

  @Test
  void otherPlacesAreShownAsTheyAre() {
    assertThat(StoreOptions.memory()).hasToString("memory");
    assertThat(new StoreOptions(Optional.of("/var/lib/bss"), "s", StoreOptions.TIMEOUT))
        .hasToString("directory /var/lib/bss");
  }
}
