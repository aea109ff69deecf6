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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://bss:s3cret@db/bss",
        "postgresql://bss:s3cret@db/bss",
        "JDBC:postgresql://db/bss?password=s3cret",
        "jdbc:mysql://db/bss?password=s3cret",
        "jdbc:postgres://db/bss?password=s3cret",
        "postgresql:bss?password=s3cret",
        " jdbc:postgresql://db/bss?password=s3cret"
      })
  void otherUrlsAreNoDirectories(String url) {
    assertThatThrownBy(() -> new StoreOptions(Optional.of(url), "s", StoreOptions.TIMEOUT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://HOST")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 86_401, Integer.MAX_VALUE})
  void timeoutsAreOneSecondToADay(long seconds) {
    assertThatThrownBy(() -> new StoreOptions(Optional.empty(), "s", Duration.ofSeconds(seconds)))
        .hasMessage("invalid --store-timeout " + seconds + ": use 1 to 86400 seconds");
  }

  @Test
  void otherPlacesAreShownAsTheyAre() {
    assertThat(StoreOptions.memory()).hasToString("memory");
    assertThat(new StoreOptions(Optional.of("/var/lib/bss"), "s", StoreOptions.TIMEOUT))
        .hasToString("directory /var/lib/bss");
  }
}
