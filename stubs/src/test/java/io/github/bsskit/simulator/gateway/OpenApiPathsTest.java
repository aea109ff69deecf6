package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.testing.RawCaller;
import io.github.bsskit.simulator.testing.TestKey;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A path may name the operation, as in OpenAPI; a setting decides whether it must be signed. */
@Tag("http")
class OpenApiPathsTest {

  private static final Map<String, String> QUOTA =
      Map.of("Amount", "100", "Currency", "CNY", "OwnerId", "239000111");
  private static final Map<String, String> PACKAGE =
      Map.of(
          "ProductCode", "ossbag",
          "PackageType", "FPT_ossbag_absolute_Storage_sh",
          "Specification", "40",
          "Duration", "6");

  private static BssSimulator strict;
  private static BssSimulator lenient;

  @BeforeAll
  static void start() {
    strict = BssSimulator.start();
    lenient = BssSimulator.start(new Settings().auth(AuthMode.LENIENT));
  }

  @BeforeEach
  void forget() {
    strict.reset();
    lenient.reset();
  }

  @AfterAll
  static void stop() {
    strict.close();
    lenient.close();
  }

  static Stream<Arguments> calls() {
    return Stream.of("GET", "POST")
        .flatMap(
            method ->
                Stream.of(
                    Arguments.of(method, "CreateResellerUserQuota", QUOTA),
                    Arguments.of(method, "CreateResourcePackage", PACKAGE)));
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void strictSimulatorRejectsAnUnsignedCall(
      String method, String action, Map<String, String> parameters) {
    RawCaller caller = new RawCaller(strict.url());

    HttpResponse<String> response = caller.unsigned(method, "/" + action, parameters);

    assertThatRejected(response, "MissingAccessKeyId");
    assertThatNothingWasCreatedIn(strict);
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void strictSimulatorAcceptsSignatureV1(
      String method, String action, Map<String, String> parameters) {
    RawCaller caller = new RawCaller(strict.url());

    HttpResponse<String> response = caller.signedV1(method, "/" + action, parameters);

    assertThatCreated(response, strict);
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void strictSimulatorAcceptsSignatureV3OverThePathAsSent(
      String method, String action, Map<String, String> parameters) {
    RawCaller caller = new RawCaller(strict.url());
    String path = "/" + action;

    HttpResponse<String> response = caller.signedV3(method, path, path, action, parameters);

    assertThatCreated(response, strict);
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void strictSimulatorAcceptsSignatureV3OverTheRootPath(
      String method, String action, Map<String, String> parameters) {
    RawCaller caller = new RawCaller(strict.url());

    HttpResponse<String> response = caller.signedV3(method, "/" + action, "/", action, parameters);

    assertThatCreated(response, strict);
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void signatureOverAnotherPathIsRejected(
      String method, String action, Map<String, String> parameters) {
    RawCaller caller = new RawCaller(strict.url());

    HttpResponse<String> response =
        caller.signedV3(method, "/" + action, "/elsewhere", action, parameters);

    assertThatRejected(response, "SignatureDoesNotMatch");
    assertThatNothingWasCreatedIn(strict);
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void lenientSimulatorAcceptsAnUnsignedCall(
      String method, String action, Map<String, String> parameters) {
    RawCaller caller = new RawCaller(lenient.url());

    HttpResponse<String> response = caller.unsigned(method, "/" + action, parameters);

    assertThatCreated(response, lenient);
  }

  @ParameterizedTest(name = "{0} / for {1}")
  @MethodSource("calls")
  void lenientSimulatorRejectsAnUnsignedCallToTheRootPath(
      String method, String action, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.putAll(Map.of("Action", action, "Version", "2017-12-14", "Format", "JSON"));

    HttpResponse<String> response = new RawCaller(lenient.url()).unsigned(method, "/", all);

    assertThatRejected(response, "MissingAccessKeyId");
    assertThatNothingWasCreatedIn(lenient);
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void lenientSimulatorRejectsAWrongSignature(
      String method, String action, Map<String, String> parameters) {
    RawCaller caller = new RawCaller(lenient.url(), TestKey.RESELLER.withSecret("wrongsecret"));
    String path = "/" + action;

    HttpResponse<String> v1 = caller.signedV1(method, path, parameters);
    HttpResponse<String> v3 = caller.signedV3(method, path, path, action, parameters);

    assertThatRejected(v1, "SignatureDoesNotMatch");
    assertThatRejected(v3, "SignatureDoesNotMatch");
    assertThatNothingWasCreatedIn(lenient);
  }

  @ParameterizedTest(name = "{0} /{1}")
  @MethodSource("calls")
  void unsignedCallCanRequestXml(String method, String action, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("Format", "XML");

    HttpResponse<String> response =
        new RawCaller(lenient.url()).unsigned(method, "/" + action, all);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith("<?xml version='1.0' encoding='UTF-8'?><" + action + "Response>");
  }

  private static void assertThatCreated(HttpResponse<String> response, BssSimulator sim) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).contains("\"Message\":\"Successful!\"");
    assertThat(sim.orders().size() + sim.ledgers().size()).isEqualTo(1);
  }

  private static void assertThatRejected(HttpResponse<String> response, String code) {
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"Code\":\"" + code + "\"");
  }

  private static void assertThatNothingWasCreatedIn(BssSimulator sim) {
    assertThat(sim.orders()).isEmpty();
    assertThat(sim.ledgers()).isEmpty();
  }
}
