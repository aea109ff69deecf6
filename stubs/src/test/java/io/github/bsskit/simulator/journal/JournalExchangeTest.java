package io.github.bsskit.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal entry shows request and response without credentials. */
@Tag("http")
class JournalExchangeTest {

  private static BssSimulator simulator;
  private static ControlCaller control;

  @BeforeAll
  static void start() {
    simulator = TestSimulators.start();
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

  private static Response entry() throws Exception {
    return control.get("/__admin/bss/journal/1");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void showsRequestAndResponseAsSent() throws Exception {
    Response response =
        TestCall.resourcePackage("V3").inForm().method("POST").send(simulator.url());

    assertThat(entry().member("request"))
        .startsWith("POST /\n")
        .containsIgnoringCase("\nx-acs-action: CreateResourcePackage\n")
        .contains("\n\n")
        .contains("ProductCode=ossbag");
    assertThat(entry().member("response"))
        .startsWith("200\n")
        .contains("Content-Type: application/json;charset=utf-8\n")
        .endsWith("\n\n" + response.text());
    assertThat(control.get("/__admin/bss/journal").text())
        .doesNotContain("\"request\"", "\"response\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V3"})
  void showsNoKeyTokenOrSignature(String scheme) throws Exception {
    TestKey wrong = TestKey.TEMPORARY.withSecret("no-such-secret");
    Response response =
        TestCall.resourcePackage(scheme)
            .key(wrong)
            .with("ClientSecret", "hidden by its name/")
            .with("Note", TestKey.AGENCY.secret())
            .send(simulator.url());
    String signature =
        scheme.equals("V3")
            ? "Signature=(not shown)"
            : "Signature=(not shown)&SignatureMethod=HMAC-SHA1";
    String token = TestKey.TEMPORARY.token();

    assertThat(response.outcome()).startsWith("400 SignatureDoesNotMatch");
    assertThat(response.text()).as("what would be shown").containsPattern("sts.{1,7}token");
    assertThat(entry().member("request")).contains(signature).contains("STS.***");
    assertThat(entry().text())
        .doesNotContain(
            wrong.id(),
            token,
            encoded(token),
            encoded(encoded(token)),
            "hidden by its name",
            encoded("hidden by its name/").replace("+", "%20"),
            TestKey.AGENCY.secret())
        .doesNotContainPattern("Signature=[A-Za-z0-9%]");
  }

  /** Somebody may send the simulator's own token, or another service's, where none is wanted. */
  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "basic"})
  void showsNoOtherAuthorization(String scheme) throws Exception {
    HttpRequest call =
        HttpRequest.newBuilder(simulator.url().resolve("/?Action=CreateResourcePackage"))
            .header("Authorization", scheme + " c29tZWJvZHk6aGlkZGVu")
            .build();
    HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.discarding());

    assertThat(entry().member("request"))
        .containsIgnoringCase("Authorization: " + scheme + " (not shown)")
        .doesNotContain("c29tZWJvZHk6");
  }

  /** A body that would take for ever if every part of it could be the name of a secret. */
  @Test
  @Timeout(60)
  void showsABodyOfNamesOnly() throws Exception {
    TestCall.resourcePackage("V3")
        .inForm()
        .method("POST")
        .with("Note", "token".repeat(100_000))
        .send(simulator.url());

    assertThat(entry().member("request")).contains("Note=tokentoken");
  }

  @Test
  void longBodiesAreCut() throws Exception {
    TestCall.resourcePackage("V3")
        .inForm()
        .method("POST")
        .with("Note", "x".repeat(20_000))
        .send(simulator.url());

    assertThat(entry().member("request")).hasSizeLessThan(16_100).endsWith("more characters");
  }

  @Test
  void listShowsNewEntriesToPollingClients() throws Exception {
    TestCall.quota("V3").send(simulator.url());
    TestCall.resourcePackage("V3").send(simulator.url());
    Response before = control.get("/__admin/bss/journal?action=CreateResellerUserQuota");
    control.delete("/__admin/bss/journal");
    Response cleared = control.get("/__admin/bss/journal");
    simulator.reset();
    Response reset = control.get("/__admin/bss/journal");

    assertThat(before.member("total")).isEqualTo("1");
    assertThat(before.member("last")).isEqualTo("2");
    assertThat(cleared.member("last")).isEqualTo("2");
    assertThat(reset.member("last")).isEqualTo("0");
    assertThat(new String[] {cleared.member("removals"), reset.member("removals")})
        .doesNotContain(before.member("removals"))
        .doesNotHaveDuplicates();
  }
}
