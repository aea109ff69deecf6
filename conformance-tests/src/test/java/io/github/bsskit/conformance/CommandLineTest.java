package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.ReferenceServer;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line without a target, and invalid input. */
class CommandLineTest {

  @TempDir private Path directory;

  private static void assertPrinted(Cli run, String... words) {
    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isNotEmpty().doesNotContain("\u001b");
    assertThat(words).allSatisfy(word -> assertThat(run.out()).contains(word));
  }

  private static void assertRejected(Cli run, String... words) {
    assertThat(run.exit()).as(run.all()).isEqualTo(ConformanceCommand.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words).doesNotContain("\tat ");
  }

  @Test
  void printsHelp() {
    assertPrinted(
        Cli.run("--help"), "--profile", "--certify", "Exit codes:", "  70  the kit itself");
    assertPrinted(Cli.run("-h"), "--profile");
    assertPrinted(Cli.run("call", "--help"), "ACTION", "--place", "Exit codes:");
  }

  @Test
  void printsItsVersion() {
    Cli run = Cli.run("--version");

    assertPrinted(run);
    assertThat(run.out()).matches("bss-conformance \\S+, contract [0-9a-f]{12}\\R");
  }

  @Test
  void listsAllObligationsOrSome() {
    Profile.Wire wire =
        new Profile.Wire(
            Profile.WireForm.RPC,
            List.of("V3", "V1"),
            true,
            false,
            TestRunResult.RULEBOOK.wire().formats());
    int all = Obligations.of(TestRunResult.RULEBOOK, wire).size();

    Cli whole = Cli.run("--list");
    Cli some = Cli.run("--list", "--only", "response/,!response/xml", "--only", "*/zero");

    assertPrinted(whole);
    assertThat(whole.out().lines().takeWhile(line -> !line.isEmpty())).hasSize(all);
    assertThat(whole.out().lines().dropWhile(line -> !line.isEmpty()))
        .anyMatch(line -> line.startsWith("gateway/time/hour-old  "))
        .anyMatch(line -> line.matches(" +V1 +V3 +GET .*"));
    assertThat(some.out().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("response/") || line.contains("/zero"))
        .noneMatch(line -> line.startsWith("response/xml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CreateResourcePackage/Duration/malformed/zero | sends:   CreateResourcePackage",
        "response/in-time                                | by every relevant exchange of a run",
        "CreateResellerUserQuota/generated/ledger-model | draws:   cases of",
      })
  void explains(String address, String words) {
    Cli run = Cli.run("--explain", address);

    assertPrinted(run, address, "states:", "demand:", "source:", words);
  }

  /** Every kind of step has its own wording. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sends:   the previous request again, byte for byte",
        "concurrently, each on its own connection:",
        "one after another on one connection:",
        "times concurrently:",
        "before:  arranges ",
        "before:  Create",
        "sends:   a request with ",
        "sends:   up to ",
        "draws:   cases of ",
        "tested:  by every relevant exchange",
        "baseline: ",
        "needs:   "
      })
  void explainsEveryKindOfStep(String words) {
    assertPrinted(Cli.run("--explain", "*"), words);
  }

  @Test
  void rejectsAnUnknownAddress() {
    assertRejected(
        Cli.run("--explain", "no/such/thing"), "unknown obligation no/such/thing", "--list");
  }

  @Test
  void writesAProfileTemplateAndKeepsExistingFiles() throws Exception {
    Path file = directory.resolve("target.yaml");

    assertPrinted(Cli.run("--init-profile", file.toString()), "Wrote " + file);
    assertThat(file).hasContent(ProfileFile.template());

    Files.writeString(file, "mine");
    assertRejected(Cli.run("--init-profile", file.toString()), "the file exists already");
    assertThat(file).hasContent("mine");
    assertRejected(Cli.run("--init-profile", directory + "/no/such/x.yaml"), "cannot be written");
  }

  @Test
  void requiresATarget() {
    assertRejected(Cli.run(), "no target: give its URL", "--profile FILE");
    assertRejected(Cli.run("call", "CreateResellerUserQuota"), "no target");
    assertRejected(
        Cli.run("--profile", directory + "/none.yaml"), "cannot be read", "--init-profile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "127.0.0.1",
        "ftp://127.0.0.1",
        "http://",
        "http:///path",
        "http://127.0.0.1:8080/?a=b",
        "http://127.0.0.1:8080/#x",
        "http://user:password@127.0.0.1",
        "http://a b",
        "http://127.0.0.1:99999",
        "HTTP",
        ""
      })
  void rejectsInvalidUrls(String url) {
    Cli run = Cli.run(url);

    assertRejected(run, "the target's URL ", "; use one like http://127.0.0.1:8080");
    assertThat(run.err()).doesNotContain("password");
  }

  @ParameterizedTest
  @CsvSource({
    "--profil,--profile",
    "--repport,--report",
    "--exlain,--explain",
  })
  void suggestsOptionsForTypos(String slip, String meant) {
    assertRejected(Cli.run(slip, "x"), slip, meant, "Try bss-conformance --help.");
  }

  @Test
  void namesTheHelpOfTheSubcommand() {
    assertRejected(Cli.run("call", "--unknown"), "Try bss-conformance call --help.");
    assertRejected(
        Cli.run("call", "CreateResellerUserQuota", "--unknown"),
        "--unknown",
        "Try bss-conformance call --help.");
  }

  @ParameterizedTest
  @CsvSource({
    "--tries,0,use a number from 1",
    "--tries,-1,use a number from 1",
    "--tries,many,--tries",
    "--jobs,0,--jobs 0: use a number from 1 to 64",
    "--jobs,65,--jobs 65: use a number from 1 to 64",
    "--jobs,x,--jobs",
    "--min-coverage,101,use a number from 0 to 100",
    "--min-coverage,-1,use a number from 0 to 100",
    "--min-coverage,NaN,use a number from 0 to 100",
    "--seed,x,--seed",
  })
  void rejectsNumbersOutOfRange(String option, String value, String words) {
    assertRejected(Cli.run("http://127.0.0.1:1", option, value), words);
  }

  @Test
  void rejectsAnEmptySelection() throws Exception {
    try (ReferenceServer server = new ReferenceServer()) {
      Path profile = Files.writeString(directory.resolve("target.yaml"), server.profile());

      Cli run =
          Cli.run(
              server.uri().toString(), "--profile", profile.toString(), "--only", "no/such/thing");

      assertRejected(run, "--only no/such/thing matches no obligation", "--list");
    }
  }
}
