package io.github.bsskit.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproCommandTest {

  private static final String COMMAND = "bss-conformance call CreateResourcePackage ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "6 ~ Duration=6",
        "a.b-c_d:e/f,g@h%i+j=k ~ Duration=a.b-c_d:e/f,g@h%i+j=k",
        "\" \" ~ 'Duration= '",
        "\"\" ~ Duration=",
        "$HOME ~ 'Duration=$HOME'",
        "a`b ~ 'Duration=a`b'",
        "it's ~ 'Duration=it'\\''s'",
        "\ud83d\ude00 ~ 'Duration=\ud83d\ude00'",
      })
  void quotesValuesForTheShell(String value, String word) {
    assertThat(line(value)).contains(COMMAND + word + " --profile p.yaml");
  }

  @Test
  void escapesControlCharactersForPrintf() {
    assertThat(line("100%\\'\t\u001b\u202e"))
        .contains(
            COMMAND
                + "\"$(printf 'Duration=100%%\\\\\\047\\011\\033\\342\\200\\256')\""
                + " --profile p.yaml");
  }

  @Test
  void omitsValuesThatAShellCannotPass() {
    assertThat(line("a\u0000b")).isEmpty();
    assertThat(line("a\n")).isEmpty();
  }

  /** The command line cannot send mutated calls. */
  @Test
  void repeatsTheObligationIfOneCallIsNotEnough() {
    assertThat(repeated(ReportFixture.violatedInvariant()))
        .contains("bss-conformance --only response/leak --seed 7 --profile p.yaml http://a:1");
    assertThat(repeated(ReportFixture.failed()))
        .hasValueSatisfying(line -> assertThat(line).startsWith(COMMAND));
    assertThat(repeated(ReportFixture.error())).isEmpty();
  }

  private static Optional<String> repeated(Result result) {
    return ReportFixture.repeat("--profile", "p.yaml", "--target", "http://a:1")
        .line(result, 7, 40);
  }

  @Test
  void namesOptionsThatDifferFromTheDefaults() {
    Call call = ReportFixture.call(List.of(), "Duration=0");
    Call other =
        new Call(
            call.operation(),
            call.parameters(),
            new CallStyle("V1", CallStyle.Placement.GET, "XML"),
            call.key(),
            call.mutations());

    assertThat(ReportFixture.repeat("--target", "http://127.0.0.1:1").line(other))
        .contains(
            COMMAND
                + "Duration=0 --place GET-query --signature V1 --format XML"
                + " --target http://127.0.0.1:1");
  }

  private static Optional<String> line(String value) {
    return ReportFixture.repeat("--profile", "p.yaml")
        .line(ReportFixture.call(List.of(), "Duration=" + value));
  }
}
