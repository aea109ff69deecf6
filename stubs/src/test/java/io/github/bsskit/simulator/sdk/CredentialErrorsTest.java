package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each official client reports errors of its key, time or nonce. */
@Tag("http")
@Tag("stores")
class CredentialErrorsTest {

  /** Headers that the JDK's client sends. */
  private static final Set<String> WRITTEN_BY_ITSELF =
      Set.of("connection", "content-length", "host", "transfer-encoding");

  private static BssSimulator sim;

  @BeforeAll
  static void start() {
    sim = TestSimulators.start();
  }

  @BeforeEach
  void forget() {
    sim.reset();
    sim.wireMock().resetRequests();
  }

  @AfterAll
  static void stop() {
    TestSimulators.close(sim);
  }

  /** What is wrong with a key, and the gateway's error for it. */
  private enum BadKey {
    UNKNOWN(
        new Key("nobody", "testsecret"),
        404,
        "InvalidAccessKeyId.NotFound",
        "Specified access key is not found."),
    DISABLED(Key.DISABLED, 400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."),
    TOKEN_MISSING(
        new Key("STS.testsub", "stssecret"),
        400,
        "MissingSecurityToken",
        "SecurityToken is mandatory for this action."),
    TOKEN_NEVER_ISSUED(
        new Key("STS.testsub", "stssecret", "invented"),
        400,
        "InvalidSecurityToken.Malformed",
        "Specified SecurityToken is malformed."),
    TOKEN_OF_ANOTHER_KEY(
        new Key("STS.testsub", "stssecret", "sts/token+expired=="),
        400,
        "InvalidSecurityToken.MismatchWithAccessKey",
        "Specified SecurityToken mismatch with the AccessKey."),
    TOKEN_EXPIRED(
        new Key("STS.expired", "expiredsecret", "sts/token+expired=="),
        400,
        "InvalidSecurityToken.Expired",
        "Specified SecurityToken is expired.");

    private final Key key;
    private final int status;
    private final String code;
    private final String message;

    BadKey(Key key, int status, String code, String message) {
      this.key = key;
      this.status = status;
      this.code = code;
      this.message = message;
    }
  }

  static Stream<Arguments> badKeys() {
    return Stream.of(Mode.values())
        .flatMap(mode -> Stream.of(BadKey.values()).map(bad -> Arguments.of(mode, bad)));
  }

  @ParameterizedTest
  @MethodSource("badKeys")
  void rejectsAnInvalidKey(Mode mode, BadKey bad) {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), bad.key)) {

      Outcome.Refusal rejection = client.createResellerUserQuota(Calls.QUOTA).refusal();

      assertThat(rejection.code()).isEqualTo(bad.code);
      assertThat(rejection.message()).isEqualTo(bad.message);
      rejection.status().ifPresent(status -> assertThat(status).isEqualTo(bad.status));
      assertThat(statusOnTheWire()).isEqualTo(bad.status);
      assertThat(sim.ledgers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAWrongSecret(Mode mode) {
    Key wrong = new Key("testid", "wrongsecret");
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), wrong)) {

      Outcome.Refusal rejection = client.createResellerUserQuota(Calls.QUOTA).refusal();

      if (mode.isJavaV1() && mode.signsV1()) {
        assertThat(rejection.code()).isEqualTo("SDK.InvalidAccessKeySecret");
        assertThat(rejection.message()).isEqualTo("Specified Access Key Secret is not valid.");
      } else {
        assertThat(rejection.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(rejection.message())
            .startsWith(
                mode.signsV1()
                    ? "Specified signature is not matched with our calculation. server string to"
                        + " sign is:POST&%2F&AccessKeyId%3Dtestid%26"
                    : "Specified signature does not match our calculation. server StringToSign is"
                        + " [ACS3-HMAC-SHA256\n");
      }
      assertThat(statusOnTheWire()).isEqualTo(400);
      assertThat(sim.ledgers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameRequestAgainIsAReplay(Mode mode) throws Exception {
    try (OfficialClient client = mode.connect(TestSimulators.endpoint(sim), Key.RESELLER)) {
      client.createResourcePackage(Calls.PACKAGE).members();

      HttpResponse<String> again = replay(sim.wireMock().getAllServeEvents().get(0).getRequest());

      assertThat(again.statusCode()).isEqualTo(400);
      assertThat(again.body())
          .contains("SignatureNonceUsed", "Specified signature nonce was used already.");
      assertThat(sim.orders()).hasSize(1);
    }
  }

  static Stream<Arguments> clocks() {
    return Stream.of(Mode.values())
        .flatMap(
            mode ->
                Stream.of(Duration.ofHours(1), Duration.ofHours(-1))
                    .map(ahead -> Arguments.of(mode, ahead)));
  }

  @ParameterizedTest(name = "{0}, server ahead by {1}")
  @MethodSource("clocks")
  void aClockOneHourOffMakesTheCallExpired(Mode mode, Duration ahead) {
    InstantSource clock = InstantSource.offset(InstantSource.system(), ahead);
    try (BssSimulator elsewhen = TestSimulators.start(new Settings().clock(clock));
        OfficialClient client = mode.connect(elsewhen.endpoint(), Key.RESELLER)) {

      Outcome.Refusal rejection = client.createResellerUserQuota(Calls.QUOTA).refusal();

      assertThat(rejection.code()).isEqualTo("InvalidTimeStamp.Expired");
      assertThat(rejection.message()).isEqualTo("Specified time stamp or date value is expired.");
      assertThat(elsewhen.ledgers()).isEmpty();
    }
  }

  private static int statusOnTheWire() {
    return sim.wireMock().getAllServeEvents().get(0).getResponse().getStatus();
  }

  private static HttpResponse<String> replay(LoggedRequest sent) throws Exception {
    HttpRequest.Builder again =
        HttpRequest.newBuilder(URI.create("http://" + TestSimulators.endpoint(sim) + sent.getUrl()))
            .version(HttpClient.Version.HTTP_1_1)
            .method(
                sent.getMethod().getName(), HttpRequest.BodyPublishers.ofByteArray(sent.getBody()));
    for (HttpHeader header : sent.getHeaders().all()) {
      if (!WRITTEN_BY_ITSELF.contains(header.key().toLowerCase(Locale.ROOT))) {
        header.values().forEach(value -> again.header(header.key(), value));
      }
    }
    return HttpClient.newHttpClient().send(again.build(), HttpResponse.BodyHandlers.ofString());
  }
}
