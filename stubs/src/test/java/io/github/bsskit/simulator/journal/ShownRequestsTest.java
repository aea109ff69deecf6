package io.github.bsskit.simulator.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.CapturedRequest;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSigner;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who has the credentials of a call can compute its signature again from the journal: the journal
 * hides the key id, the token and the signature, and nothing else that is signed.
 */
@Tag("http")
class ShownRequestsTest {

  private static final String HIDDEN = "(not shown)";
  private static final Pattern SIGNED_HEADERS =
      Pattern.compile("ACS3-HMAC-SHA256 .*SignedHeaders=([^,\\s]+)");
  private static final Pattern SIGNATURE = Pattern.compile("(?:[?&,]|\\s)Signature=([^&,\\s]+)");

  /** This client signs as if an empty parameter had not been sent. */
  private static final String LEAVES_OUT_EMPTY = "java-v2-09-empty-outbizid-signature-v1";

  private static final SettableClock CLOCK = new SettableClock(Instant.EPOCH);
  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = TestSimulators.start(new Settings().clock(CLOCK));
    control = new ControlCaller(simulator.url());
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static Stream<String> captures() throws Exception {
    return CapturedRequest.files().stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void signatureOfAnOfficialClientCanBeComputedAgain(String file) throws Exception {
    CapturedRequest captured = CapturedRequest.read(file).get(0);
    CLOCK.set(captured.time());
    try (RawHttp connection = RawHttp.connect(simulator.port())) {
      connection.send(captured.bytes());
      if (connection.answer().orElseThrow().status() != 200) {
        return;
      }
    }
    String sent = new String(captured.bytes(), ISO_8859_1);
    boolean isTemporary = sent.contains("STS.testsub");

    String shown = control.get("/__admin/bss/journal/1").member("request");

    assertThat(shown).doesNotContain("STS.testsub", "testid", "testsecret", "stssecret");
    assertThat(shown.split(Pattern.quote(HIDDEN), -1)).hasSize(isTemporary ? 3 : 2);
    TestKey key = isTemporary ? TestKey.TEMPORARY : TestKey.RESELLER;
    assertThat(computedAgain(withCredentials(shown, key), key, file.equals(LEAVES_OUT_EMPTY)))
        .isEqualTo(signature(sent));
  }

  private static String signature(String sent) {
    Matcher signature = SIGNATURE.matcher(sent);
    assertThat(signature.find()).as(sent).isTrue();
    return URLDecoder.decode(signature.group(1), UTF_8);
  }

  /** As a reader puts in what only the owner of the key has. */
  private static String withCredentials(String shown, TestKey key) {
    return shown
        .replace(key.id().substring(0, 4) + "***", key.id())
        .replaceAll("(?i)(x-acs-security-token: )" + Pattern.quote(HIDDEN), "$1" + key.token())
        .replaceAll(
            "(SecurityToken=)" + Pattern.quote(HIDDEN), "$1" + TestSigner.encode(key.token()));
  }

  private static String computedAgain(String request, TestKey key, boolean leavesOutEmpty) {
    String[] headAndBody = request.split("\n\n", 2);
    String body = headAndBody.length > 1 ? headAndBody[1] : "";
    List<String> lines = headAndBody[0].lines().toList();
    String target = lines.get(0).split(" ", 2)[1];
    String method = lines.get(0).split(" ", 2)[0];
    String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    Map<String, String> headers = new LinkedHashMap<>();
    lines.stream()
        .skip(1)
        .map(line -> line.split(": ?", 2))
        .forEach(header -> headers.put(header[0].toLowerCase(Locale.ROOT), header[1]));
    Matcher signed = SIGNED_HEADERS.matcher(headers.getOrDefault("authorization", ""));
    if (signed.find()) {
      List<String> names = List.of(signed.group(1).split(";"));
      return TestSigner.signV3(
          TestSigner.canonicalV3(method, parameters(query), headers, names, body.getBytes(UTF_8)),
          key.secret());
    }
    Map<String, String> parameters = parameters(query);
    parameters.putAll(parameters(body));
    parameters.values().removeIf(value -> leavesOutEmpty && value.isEmpty());
    return TestSigner.signV1(method, parameters, key.secret());
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      String[] part = pair.split("=", 2);
      if (!part[0].isEmpty()) {
        parameters.put(
            URLDecoder.decode(part[0], UTF_8),
            part.length < 2 ? "" : URLDecoder.decode(part[1], UTF_8));
      }
    }
    return parameters;
  }

  /** Parameters and headers that are not defined, as somebody may send them. */
  @ParameterizedTest
  @CsvSource({
    "ClientToken,     shown",
    "NextToken,       shown",
    "Signer,          shown",
    "SecurityToken,   hidden",
    "AccessKeySecret, hidden",
    "Password,        hidden",
    "BearerToken,     hidden",
  })
  void hidesSecretsOnly(String name, String expected) throws Exception {
    CLOCK.set(Instant.parse("2026-11-22T08:00:00Z"));
    Response response =
        TestCall.quota("V1").with(name, "value-of-this").at(CLOCK.instant()).send(simulator.url());

    String request = control.get("/__admin/bss/journal/1").member("request");

    assertThat(response.status()).isIn(200, 400);
    assertThat(request)
        .contains(name + "=" + (expected.equals("shown") ? "value-of-this" : HIDDEN));
  }

  @ParameterizedTest
  @CsvSource({
    "x-acs-credentials-provider, static_ak,                    static_ak",
    "X-Note,                     token=value-of-this,          token=(not shown)",
    "Proxy-Authorization,        Basic dmFsdWUtb2YtdGhpcw==,   Basic (not shown)",
    "X-Api-Secret,               value-of-this,                (not shown)",
    "x-acs-bearer-token,         value-of-this,                (not shown)",
    "X-Api-Secret,               value of this,                (not shown)",
    "X-Api-Secret,               abc,                          (not shown)",
    "X-Note,                     token=abc,                    token=(not shown)",
    "Cookie,                     session=value-of-this; a=b,   (not shown)",
    "Cookie,                     a,                            (not shown)",
    "Set-Cookie,                 session=value-of-this; Secure, (not shown)",
  })
  void hidesSecretsInHeadersOnly(String name, String value, String shown) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + name + ": " + value;
    RawHttp.exchange(simulator.port(), RawHttp.bytes(request + "\r\n\r\n"));

    assertThat(entry()).contains(name + ": " + shown + "\n");
  }

  /** Also in the string to sign, which the response contains. */
  @ParameterizedTest
  @CsvSource({
    "V1, Token, abc12",
    "V3, Token, abc12",
    "V1, Password, a+/",
    "V3, Password, a+/",
    "V1, SecurityToken, x9x9x",
    "V1, Note, testsecret inside",
    "V3, Note, testsecret inside"
  })
  void nothingOfAnEntryShowsASecret(String signature, String name, String value) throws Exception {
    CLOCK.set(Instant.parse("2026-11-22T08:00:00Z"));
    TestCall.quota(signature)
        .key(TestKey.RESELLER.withSecret("wrong-secret"))
        .with(name, value)
        .at(CLOCK.instant())
        .send(simulator.url());

    String encoded = TestSigner.encode(value);
    String secret = value.replace(" inside", "");
    for (String path : List.of("/__admin/bss/journal", "/__admin/bss/journal/1")) {
      assertThat(control.get(path).text())
          .as(path)
          .doesNotContain(secret, "=" + encoded, TestSigner.encode("=" + encoded));
    }
    assertThat(simulator.journal().entries().get(0).toString()).doesNotContain(secret);
  }

  /** A secret can be anywhere in a target. */
  @ParameterizedTest
  @CsvSource({
    "/?Action=testsecret",
    "/testsecret",
    "/?Action=CreateResourcePackage&testsecret=1",
    "/?Action=CreateResourcePackage&Version=testsecret",
    "/?Action=CreateResourcePackage&Format=testsecret",
    "/?Action=CreateResourcePackage&x-acs-security-token=abc12",
    "/?Action=CreateResourcePackage&Token=a&Token=abc12",
    "/?Action=CreateResourcePackage&Tok%65n=abc12",
    "/?Action=CreateResourcePackage&Token=abc12testsec&Token=abc12",
  })
  void noFieldOfAnEntryShowsASecret(String target) throws Exception {
    RawHttp.exchange(simulator.port(), RawHttp.bytes("GET " + target + " HTTP/1.1\nHost: a\n\n"));

    assertThat(control.get("/__admin/bss/journal").text()).doesNotContain("testsecret", "abc12");
    assertThat(simulator.journal().entries().toString()).doesNotContain("testsecret", "abc12");
  }

  @ParameterizedTest
  @CsvSource({"V1", "V3"})
  void aSecretIsHiddenBeforeALongValueIsCut(String signature) throws Exception {
    CLOCK.set(Instant.parse("2026-11-22T08:00:00Z"));
    TestCall.quota(signature)
        .with("Note", "n".repeat(195) + "testsecret")
        .at(CLOCK.instant())
        .send(simulator.url());

    assertThat(simulator.journal().entries().get(0).violations().get(0).seen())
        .doesNotContain("test");
  }

  private static String entry() throws IOException {
    try {
      return control.get("/__admin/bss/journal/1").member("request");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
