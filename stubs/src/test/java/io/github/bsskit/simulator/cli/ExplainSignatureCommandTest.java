package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command explains a request from its arguments or from the journal of a simulator. */
class ExplainSignatureCommandTest {

  private static final URI SERVER = URI.create("http://127.0.0.1:8080");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void validSignatureReturns0() {
    int exitCode = run(url(TestKey.RESELLER));

    assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed())
        .startsWith("Signature V1 matches.")
        .contains("4. string to sign", "GET&%2F&AccessKeyId%3Dtestid%26Action%3D");
  }

  @Test
  void reportsATrailingSpaceInTheSecretAndReturns1() {
    int exitCode = run("curl '" + url(TestKey.RESELLER.withSecret("testsecret ")) + "'");

    assertThat(exitCode).isEqualTo(1);
    assertThat(printed())
        .startsWith("Signature V1 does not match.")
        .contains("Cause: secret-trailing-space")
        .doesNotContain("testsecret");
  }

  @Test
  void acceptsTheSecretOfAKeyThatTheWorldDoesNotHave() {
    String url = url(new TestKey("mine", "my-own-secret", ""));

    assertThat(run(url)).isEqualTo(1);
    assertThat(run(url, "--secret", "my-own-secret")).isZero();
    assertThat(printed()).doesNotContain("my-own-secret");
  }

  @Test
  void explainsAJournalEntryOfARunningSimulator() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      TestCall.quota("V3").tampered("Amount", "1000000").send(simulator.url());

      int exitCode = run("--entry", "1", "--url", simulator.url().toString());

      assertThat(exitCode).isEqualTo(1);
      assertThat(printed()).startsWith("Signature V3 does not match.").contains("Amount=1000000");
    }
  }

  @Test
  void readsWhatABrowserCopiesForWindows() {
    String copied =
        "curl ^\"" + url(TestKey.RESELLER).replace("&", "^&").replace("%", "^%^") + "^\" ^\r\n  -s";

    assertThat(run(copied)).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void explainsAnHtmlEscapedUrl() {
    assertThat(run(url(TestKey.RESELLER).replace("&", "&amp;"))).isEqualTo(1);
    assertThat(printed()).contains("Cause: html-escaped", "Unescaped, its signature matches.");
  }

  @Test
  void explainsARetryByItsFirstAttempt() {
    String first = url(TestKey.RESELLER);
    String retry = first.replaceFirst("SignatureNonce=[^&]*", "SignatureNonce=other");

    assertThat(run(retry, "--first-attempt", first)).isEqualTo(1);
    assertThat(printed())
        .contains("Cause: retry-not-signed-again", "The signature covers SignatureNonce of an");
  }

  @Test
  void readsAnEscapedFirstAttempt() {
    String first = url(TestKey.RESELLER);
    String retry = first.replaceFirst("SignatureNonce=[^&]*", "SignatureNonce=other");

    for (String ampersand : List.of("&amp;", "\\u0026", "^&")) {
      assertThat(run(retry, "--first-attempt", first.replace("&", ampersand))).isEqualTo(1);
      assertThat(printed()).contains("Cause: retry-not-signed-again");
      out.reset();
    }
  }

  /** The journal knows the first attempt. */
  @Test
  void explainsARetryInTheJournal() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      TestCall first = TestCall.quota("V1").nonce("one");
      first.send(simulator.url());
      first.tampered("SignatureNonce", "two").send(simulator.url());

      assertThat(run("--entry", "2", "--url", simulator.url().toString())).isEqualTo(1);
      assertThat(printed()).contains("Cause: retry-not-signed-again");
      assertThat(simulator.journal().entries().get(1).explanation().orElseThrow().change())
          .startsWith("The signature covers SignatureNonce of an earlier attempt");
    }
  }

  @Test
  void reportsAnUnknownJournalEntry() {
    try (BssSimulator simulator = BssSimulator.start()) {
      int exitCode = run("--entry", "7", "--url", simulator.url().toString());

      assertThat(exitCode).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("invalid entry 7: GET ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                              | specify either a request (a URL or a curl command line) or --entry
          http://127.0.0.1/ --entry 1     | specify either a request (a URL or a curl command line) or --entry
          http://127.0.0.1/ --world nil   | nil: does not exist or is not a file
          --entry 1 --url http://127.0.0.1:1 | no response from http://127.0.0.1:1;
          nonsense                        | invalid CALL: Not a URL or a curl command: nonsense; write
          http://127.0.0.1/ --first-attempt nonsense | invalid --first-attempt: Not a URL or a curl command: nonsense; write
          http://127.0.0.1/ --first-attempt= | invalid --first-attempt: Empty text: pass a URL or a curl command
          http://127.0.0.1/ --signed=     | invalid --signed: empty; pass the string to sign
          --entry 1 --url nowhere         | invalid --url "nowhere": use an address such as http://127.0.0.1:8080
          """)
  void reportsInvalidArgumentsAndReturns2(String arguments, String message) {
    int exitCode = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("bss-simulator: " + message);
  }

  /** The URL of a GET request signed with a key. */
  private static String url(TestKey key) {
    String head =
        new String(
            TestCall.quota("V1").key(key).method("GET").bytes(SERVER.getAuthority()),
            StandardCharsets.UTF_8);
    return SERVER + head.split(" ")[1];
  }

  /** As with {@code yes | bss-simulator explain-signature -}. */
  @Test
  void endlessInputIsNotReadToItsEnd() {
    InputStream before = System.in;
    System.setIn(
        new InputStream() {
          @Override
          public int read() {
            return 'y';
          }
        });
    try {
      assertThat(run("-")).isEqualTo(2);
    } finally {
      System.setIn(before);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(
            "bss-simulator: invalid standard input: More than 1114112 characters: pass one URL or"
                + " one curl command.");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "explain-signature";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return SimulatorCommand.run(all, Map.of(), new PrintStream(out), new PrintStream(err));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
