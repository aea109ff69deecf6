package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar under default locales with other digits, calendars and cases: machines see no change. */
@Timeout(300)
class LocaleIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String JAR = Path.of("target", "bss-simulator.jar").toString();

  private static final String ENGLISH = "-Duser.language=en -Duser.country=US";
  private static final Pattern OTHER_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  static Stream<String> locales() {
    return Stream.of(
        "-Duser.language=ar -Duser.country=EG",
        "-Duser.language=fa -Duser.country=IR",
        "-Duser.language=th -Duser.country=TH -Duser.extensions=u-nu-thai",
        "-Duser.language=tr -Duser.country=TR");
  }

  private static RunningJar start(String locale, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(locale.split(" ")));
    command.addAll(List.of("-jar", JAR));
    command.addAll(List.of(args));
    return RunningJar.start(Map.of(), command.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void callsAndControlAreTheSame(String locale) throws Exception {
    try (RunningJar jar =
        start(locale, "--port=0", "--https-port=0", "--throttle=ALL-HTTP429", "--seed=7")) {
      String ready = jar.awaitLine("Ready on ");
      URI url = URI.create(ready.substring("Ready on ".length(), ready.indexOf(',')));

      callsInEveryStyleAreAccepted(url);
      realAndRequestedThrottlingHaveReadableHeaders(url);
      controlHasOnlyAsciiDigits(url);

      explanationOfASignature(locale, url);
      jar.terminate();
      assertThat(jar.output())
          .containsPattern("HTTPS on port [0-9]+, self-signed")
          .containsPattern("opened [0-9]+ quotas")
          .doesNotContainPattern(OTHER_DIGIT);
    }
  }

  private static void callsInEveryStyleAreAccepted(URI url) throws Exception {
    int owner = 239_000_000;
    for (String signature : List.of("V1", "V3")) {
      for (String style : List.of("GET", "POST", "form")) {
        for (String format : List.of("JSON", "XML")) {
          String outBizId = "I-" + ++owner;
          TestCall quota =
              style(TestCall.quota(signature), style)
                  .key(owner % 2 == 0 ? TestKey.RESELLER : TestKey.TEMPORARY)
                  .with("Format", format)
                  .with("OwnerId", String.valueOf(owner))
                  .with("OutBizId", outBizId);
          TestCall plan = style(TestCall.resourcePackage(signature), style).with("Format", format);

          Response quotaResponse = quota.send(url);
          Response planResponse = plan.send(url);

          assertThat(quotaResponse.outcome()).isEqualTo("200 200");
          assertThat(planResponse.outcome()).isEqualTo("200 Success");
          assertThat(planResponse.member("RequestId")).matches("[0-9A-F-]{36}");
          assertThat(planResponse.member("OrderId")).matches("[0-9]{16,19}");
          hasOnlyAsciiDigits(quotaResponse);
          hasOnlyAsciiDigits(planResponse);
          assertThat(new ControlCaller(url).get("/__admin/bss/ledger").text()).contains(outBizId);
          // The limit of the quota page is 10 calls in 1 s.
          new ControlCaller(url).post("/__admin/bss/rate-windows/refill");
        }
      }
    }
  }

  private static TestCall style(TestCall call, String style) {
    return style.equals("form") ? call.inForm().method("POST") : call.method(style);
  }

  private static void realAndRequestedThrottlingHaveReadableHeaders(URI url) throws Exception {
    Response requested =
        TestCall.quota("V3").with("OutBizId", "sim-fault-Throttling.Api").send(url);
    Response real = TestCall.resourcePackage("V1").send(url);
    for (int call = 1; real.status() == 200 && call <= 200; call++) {
      real = TestCall.resourcePackage("V1").send(url);
    }

    assertThat(requested.outcome()).isEqualTo("429 Throttling.Api");
    assertThat(real.outcome()).isEqualTo("429 Throttling.User");
    for (Response throttled : List.of(requested, real)) {
      assertThat(throttled.header("x-acs-retry-after")).matches("[0-9]+");
      assertThat(throttled.header("X-RateLimit-User"))
          .matches("Limit:[0-9]+,Remain:0,TimeLeft:[0-9]+,Reset:[0-9]+");
    }
  }

  private static void controlHasOnlyAsciiDigits(URI url) throws Exception {
    ControlCaller control = new ControlCaller(url);
    hasOnlyAsciiDigits(control.post("/__admin/bss/faults", "{\"code\":\"ServiceUnavailable\"}"));
    hasOnlyAsciiDigits(control.post("/__admin/bss/accounts"));
    hasOnlyAsciiDigits(control.post("/__admin/bss/clock/advance", "{\"seconds\":61}"));
    hasOnlyAsciiDigits(TestCall.quota("V3").with("OutBizId", "sim-fault-x").send(url));
    for (String path :
        List.of(
            "profile",
            "fault-words",
            "faults",
            "clock",
            "rate-windows",
            "accounts",
            "ledger",
            "journal",
            "journal/1",
            "state",
            "health")) {
      Response response = control.get("/__admin/bss/" + path);

      assertThat(response.status()).as(path).isEqualTo(200);
      hasOnlyAsciiDigits(response);
    }
  }

  private static void hasOnlyAsciiDigits(Response response) {
    assertThat(response.headers() + "\n" + response.text()).doesNotContainPattern(OTHER_DIGIT);
  }

  /** The number of an entry becomes part of a request of the command. */
  private static void explanationOfASignature(String locale, URI url) throws Exception {
    try (RunningJar command =
        start(locale, "explain-signature", "--url", url.toString(), "--entry", "1")) {
      assertThat(command.awaitEnd()).as(command.output()).isZero();
      assertThat(command.output()).contains("signature").doesNotContainPattern(OTHER_DIGIT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "magic CreateResourcePackage",
        "env java-v2 --url http://127.0.0.1:8080",
        "--port 65536",
      })
  void commandsPrintTheSame(String command) throws Exception {
    List<String> outputs = new ArrayList<>();
    for (String locale : Stream.concat(Stream.of(ENGLISH), locales()).toList()) {
      try (RunningJar jar = start(locale, command.split(" "))) {
        jar.awaitEnd();
        outputs.add(jar.output());
      }
    }

    assertThat(outputs.get(0)).isNotBlank();
    assertThat(outputs).containsOnly(outputs.get(0));
  }
}
