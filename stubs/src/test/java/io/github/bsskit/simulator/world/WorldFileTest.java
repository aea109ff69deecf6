package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.QuotaLedger;
import io.github.bsskit.simulator.testing.RawCaller;
import io.github.bsskit.simulator.testing.TestKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A world file replaces the built-in world; errors name the line, the place and the fix. */
class WorldFileTest {

  private static final String SMALL_WORLD =
      """
      accounts:
        - id: 7
          type: reseller
          owns: [70, 700-799]
          keys: [{id: mine, secret: minesecret}]
      catalogue:
        - product: newbag
          packages: [{type: FPT_new}]
      """;

  @TempDir private Path directory;

  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("my-world.yaml");
  }

  @Test
  void replacesTheWholeBuiltInWorld() {
    Fixtures world = read(SMALL_WORLD);

    assertThat(world.keys().find("testid")).isEmpty();
    assertThat(world.catalogue().find("ossbag")).isEmpty();
    assertThat(world.keys().first(key -> true).orElseThrow().id()).isEqualTo("mine");
    assertThat(world.catalogue().find("newbag").orElseThrow().find("FPT_new")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "7, true",
    "70, true",
    "700, true",
    "799, true",
    "8, false",
    "69, false",
    "800, false"
  })
  void anAccountOwnsItselfAndWhatTheFileLists(long account, boolean owned) {
    assertThat(read(SMALL_WORLD).keys().first(key -> true).orElseThrow().owns(account))
        .isEqualTo(owned);
  }

  @Test
  void hasPermissiveDefaults() {
    AccessKey key = read(SMALL_WORLD).keys().first(any -> true).orElseThrow();

    assertThat(key.isActive()).isTrue();
    assertThat(key.isAllowed("bss:ModifyInstance")).isTrue();
    assertThat(key.token()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bss:ModifyInstance, true",
    "bss:ModifyEverything, true",
    "ecs:RunInstances, true",
    "bss:CreateResellerUserQuota, false"
  })
  void permissionsAreRamActionsOrPrefixes(String ramAction, boolean allowed) {
    Fixtures world = read(keyWith("permissions: ['bss:Modify*', 'ecs:RunInstances']"));

    assertThat(world.keys().first(key -> true).orElseThrow().isAllowed(ramAction))
        .isEqualTo(allowed);
  }

  @Test
  void aSimulatorUsesTheWorldFile() {
    try (BssSimulator sim = BssSimulator.start(new Settings().world(write(SMALL_WORLD)))) {
      Map<String, String> parameters = Map.of("Amount", "1", "Currency", "CNY", "OwnerId", "750");
      RawCaller known = new RawCaller(sim.url(), new TestKey("mine", "minesecret", ""));
      RawCaller unknown = new RawCaller(sim.url());

      HttpResponse<String> success = known.signedV1("POST", "/CreateResellerUserQuota", parameters);
      HttpResponse<String> error = unknown.signedV1("POST", "/CreateResellerUserQuota", parameters);

      assertThat(success.statusCode()).isEqualTo(200);
      assertThat(sim.ledgers()).extracting(QuotaLedger::owner).containsExactly(750L);
      assertThat(error.statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({"0123", "yes", "1e5", "2030-01-01", "0x10", "null"})
  void keepsUnquotedTextsUnchanged(String secret) {
    Fixtures world =
        read("accounts: [{id: 7, type: agency, keys: [{id: k, secret: %s}]}]".formatted(secret));

    assertThat(world.keys().find("k").orElseThrow().secret()).isEqualTo(secret);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.bsskit.simulator.world.BrokenWorlds#table")
  void rejectsAMistakeWithFileLinePlaceAndFix(
      String mistake, int line, String yaml, String place, String fix) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(WorldFileException.class)
        .hasMessageStartingWith(file + ": line " + line + ": " + place + " ")
        .hasMessageContaining(fix);
  }

  @Test
  void rejectsAnAlias() {
    assertThatThrownBy(() -> read("accounts: [{id: &number 7, type: agency, name: *number}]"))
        .hasMessage(file + ": line 1: accounts[0].name is an alias: write the value again");
  }

  @Test
  void rejectsAFileThatDoesNotExist() {
    assertThatThrownBy(() -> Fixtures.read(file))
        .isInstanceOf(WorldFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("does not exist");
  }

  @Test
  void rejectsAFileThatIsNotUtf8() throws IOException {
    Files.write(file, "accounts: é".getBytes(StandardCharsets.UTF_16));

    assertThatThrownBy(() -> Fixtures.read(file))
        .isInstanceOf(WorldFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("UTF-8");
  }

  /** A world whose key has an additional line. */
  static String keyWith(String line) {
    return """
    accounts:
      - id: 7
        type: reseller
        keys:
          - id: mine
            secret: minesecret
            %s
    """
        .formatted(line);
  }

  private Fixtures read(String yaml) {
    return Fixtures.read(write(yaml));
  }

  private Path write(String yaml) {
    try {
      return Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
