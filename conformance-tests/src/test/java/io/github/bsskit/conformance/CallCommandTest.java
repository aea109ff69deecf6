package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.ReferenceServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code call}, as printed by reports for repeating a finding. */
class CallCommandTest {

  private static final String[] QUOTA = {
    "CreateResellerUserQuota", "Amount=100", "Currency=CNY", "OwnerId=239000111"
  };

  @TempDir private Path directory;

  private ReferenceServer server;
  private String profile;

  @BeforeEach
  void start() throws Exception {
    server = new ReferenceServer();
    profile =
        Files.writeString(
                directory.resolve("target.yaml"),
                "target: " + server.uri() + "\n" + server.profile())
            .toString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli call(String[] words, String... more) {
    return Cli.run(
        Stream.of(new String[] {"call"}, words, new String[] {"--profile", profile}, more)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  @Test
  void printsRequestAndResponse() {
    Cli call = call(QUOTA);

    assertThat(call.exit()).isZero();
    assertThat(call.err()).isEmpty();
    assertThat(call.out())
        .startsWith("POST /?")
        .contains("Amount=100&Currency=CNY&OwnerId=239000111", "authorization: ACS3-HMAC-SHA256")
        .contains("HTTP 200\n", "\"Success\":true")
        .doesNotContain("testsecret");
  }

  @Test
  void sendsOnlyTheGivenParameters() {
    Cli call = call(new String[] {"CreateResourcePackage", "Duration=", "Specification=a=b"});

    assertThat(call.exit()).isZero();
    assertThat(call.out())
        .contains("Duration=&Specification=a%3Db", "HTTP 400\n")
        .doesNotContain("ProductCode=");
  }

  @ParameterizedTest
  @CsvSource({
    "GET-query,V1,JSON,GET /?",
    "post-form,V3,XML,POST /",
    "POST-split,V1,XML,POST /",
    "POST-query,none,JSON,POST /?",
  })
  void usesTheRequestedPlaceSignatureAndFormat(
      String place, String signature, String format, String line) {
    Cli call = call(QUOTA, "--place", place, "--signature", signature, "--format", format);

    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out()).startsWith(line);
    assertThat(call.out().contains("SignatureMethod=")).isEqualTo(signature.equals("V1"));
    assertThat(call.out().contains("authorization: ")).isEqualTo(signature.equals("V3"));
    assertThat(call.out().contains("CreateResellerUserQuotaResponse>"))
        .isEqualTo(format.equals("XML"));
  }

  @ParameterizedTest
  @CsvSource({"V3,GET-query", "V1,GET-query", "V1,POST-form"})
  void masksTheTokenOfATemporaryKey(String signature, String place) {
    Cli call = call(QUOTA, "--role", "sts", "--signature", signature, "--place", place);

    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out()).containsIgnoringCase("token").contains("***", "HTTP 200\n");
    assertThat(call.all())
        .doesNotContain("stssecret", "sts/token+abc==", "sts%2Ftoken%2Babc%3D%3D");
  }

  @Test
  void signsWithTheKeyOfARole() {
    assertThat(call(QUOTA, "--role", "denied").out()).contains("deniedid", "NotAuthorized");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CreateNothing | '' | '' | CreateNothing is not an operation; use one of Create",
        "CreateResourcePackage | Duration | '' | \"Duration\" is not a parameter; write it as"
            + " name=value",
        "CreateResourcePackage | =6 | '' | \"=6\" is not a parameter",
        "CreateResourcePackage | a=b | --place=nowhere | --place nowhere: use one of GET-query",
        "CreateResourcePackage | a=b | --role=king | --role king: use one of full, denied",
        "CreateResourcePackage | a=b | --format=YAML | --format YAML: use one of json, xml",
        "CreateResourcePackage | a=b | --signature=V2 | --signature V2: use one of v3, v1",
      })
  void rejectsInvalidArguments(String action, String parameter, String option, String words) {
    String[] line =
        Stream.of(action, parameter, option).filter(word -> !word.isEmpty()).toArray(String[]::new);

    Cli call = call(line);

    assertThat(call.exit()).isEqualTo(ConformanceCommand.USAGE);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).startsWith(words);
  }

  @Test
  void reportsAMissingKey() throws Exception {
    Path lean = directory.resolve("lean.yaml");
    Files.writeString(lean, "keys: {full: {id: testid, secret: testsecret}}\n");

    Cli call =
        Cli.run(
            "call",
            "CreateResellerUserQuota",
            "--target",
            server.uri().toString(),
            "--profile",
            lean.toString(),
            "--role",
            "denied");

    assertThat(call.exit()).isEqualTo(ConformanceCommand.USAGE);
    assertThat(call.err()).startsWith("the profile has no keys.denied");
  }

  @Test
  void requiresAnAction() {
    Cli call = Cli.run("call");

    assertThat(call.exit()).isEqualTo(ConformanceCommand.USAGE);
    assertThat(call.err()).contains("ACTION");
  }

  @Test
  void exitsWithThreeWithoutAResponse() throws Exception {
    String unknown;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      unknown = "http://127.0.0.1:" + closed.getLocalPort();
      Path hasty = directory.resolve("hasty.yaml");
      Files.writeString(hasty, server.profile() + "timeLimit: 0.3\n");

      Cli call =
          Cli.run(
              "call",
              "CreateResellerUserQuota",
              "--target",
              "http://127.0.0.1:" + silent.getLocalPort(),
              "--profile",
              hasty.toString());

      assertThat(call.exit()).isEqualTo(ConformanceCommand.UNREACHABLE);
      assertThat(call.out()).contains("POST /\n", "no response in time");
    }

    Cli call = call(QUOTA, "--target", unknown);

    assertThat(call.exit()).isEqualTo(ConformanceCommand.UNREACHABLE);
    assertThat(call.err()).contains("cannot be reached");
  }
}
