package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report shows the profile without secrets; the spec finds values by key path. */
class ProfileMaskingTest {

  @Test
  void showsEverythingInTheOrderOfTheFile() {
    Map<String, Object> masked = ProfileFileTest.read(ProfileFileTest.WHOLE).masked();

    assertThat(masked.keySet())
        .containsExactly(
            "target",
            "wire",
            "keys",
            "owners",
            "catalogue",
            "rateLimit",
            "faults",
            "hooks",
            "timeLimit",
            "live",
            "paid");
    assertThat(masked.get("target")).isEqualTo("https://bss.example.com:8443/mock");
    assertThat(masked.get("wire"))
        .hasToString(
            "{form=openapi, signatures=[V1], verified=false, unsigned=true, formats=[XML]}");
    assertThat(masked.get("owners"))
        .hasToString("{fresh=[239000000-239000009, 239000020], foreign=900000001}");
    assertThat(masked.get("catalogue"))
        .hasToString("{product=p, packageType=t, specification=40, notOnSale=n, otherProduct=o}");
    assertThat(masked.get("timeLimit")).isEqualTo("0.5");
    assertThat(masked.get("live")).isEqualTo(true);
    assertThat(masked.get("hooks").toString())
        .isEqualTo(
            "{reset={method=DELETE, url=/state}, clock={method=POST,"
                + " url=/clock?forward={seconds}}, refill={method=POST,"
                + " url=http://127.0.0.1:9/refill}}");
  }

  @Test
  void masksSecretsAndTokensOfKeys() {
    Map<String, Object> masked = ProfileFileTest.read(ProfileFileTest.WHOLE).masked();

    assertThat(masked.get("keys"))
        .hasToString(
            "{full=[{id=one, secret=***}, {id=two, secret=***}], mustNameOwner=[{id=agency,"
                + " secret=***, owners=[238000000-238999999, 7]}], sts=[{id=STS.x, secret=***,"
                + " token=***}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization",
    "Proxy-Authorization",
    "Cookie",
    "Set-Cookie",
    "X-Api-Key",
    "Ocp-Apim-Subscription-Key",
    "X-Auth-Token",
    "x-session-id"
  })
  void masksCredentialHeaders(String header) {
    String request = "{url: '/{code}', headers: {X-A: shown, " + header + ": hunter2}}";
    Map<String, Object> byRequest =
        ProfileFileTest.read(ProfileFileTest.SMALL + "faults: {request: " + request + "}").masked();
    Map<String, Object> byHeader =
        ProfileFileTest.read(
                ProfileFileTest.SMALL
                    + "faults: {header: {name: %s, value: 'hunter2 {code}'}}".formatted(header))
            .masked();

    assertThat(byRequest.get("faults"))
        .hasToString(
            "{request={method=POST, url=/{code}, headers={X-A=shown, %s=***}}}".formatted(header));
    assertThat(byHeader.get("faults"))
        .hasToString("{header={name=%s, value=***}}".formatted(header));
  }

  @ParameterizedTest
  @CsvSource({
    "/reset?token=hunter2&all=yes, '', /reset?token=***&all=yes",
    "'http://me:hunter2@h/reset', '', http://***@h/reset",
  })
  void masksCredentialsInUrls(String url, String none, String shown) {
    Profile profile = profileWithHook(url, "");

    assertThat(profile.masked().get("hooks"))
        .hasToString("{reset={method=POST, url=" + shown + "}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"password\": \"hunter2\", \"all\": true} | {\"password\": \"***\", \"all\": true}",
        "{\"apiKey\":\"hun\\\"ter2\"}                | {\"apiKey\":\"***\"}",
        "user=me&secret=hunter2                     | user=me&secret=***",
        "{\"action\":\"{action}\"}                   | {\"action\":\"{action}\"}"
      })
  void masksCredentialsInBodies(String body, String shown) {
    Profile profile = profileWithHook("/reset", body);

    assertThat(profile.masked().get("hooks"))
        .hasToString("{reset={method=POST, url=/reset, body=" + shown + "}}");
  }

  @Test
  void masksAUrlThatWasReplaced() {
    Profile profile =
        ProfileFileTest.read(ProfileFileTest.SMALL).withUrl(URI.create("http://me:hunter2@h/"));

    assertThat(profile.masked().get("target")).isEqualTo("http://***@h/");
  }

  @ParameterizedTest
  @CsvSource({
    "catalogue.product, p",
    "catalogue.packageType, t",
    "catalogue.specification, 40",
    "catalogue.notOnSale, n",
    "catalogue.otherProduct, o",
    "owners.foreign, 900000001"
  })
  void findsAValueByItsPath(String path, String value) {
    assertThat(ProfileFileTest.read(ProfileFileTest.WHOLE).value(path)).contains(value);
    assertThat(ProfileFileTest.read(ProfileFileTest.SMALL).value(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"owners.fresh", "unique", "catalogue", "keys.full.secret"})
  void rejectsAPathWithoutASingleValue(String path) {
    Profile profile = ProfileFileTest.read(ProfileFileTest.WHOLE);

    assertThatThrownBy(() -> profile.value(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(path);
  }

  private static Profile profileWithHook(String url, String body) {
    Profile plain = ProfileFileTest.read(ProfileFileTest.SMALL);
    RequestTemplate reset = new RequestTemplate("POST", url, Map.of(), body);
    return new Profile(
        plain.url(),
        plain.wire(),
        plain.keys(),
        plain.owners(),
        plain.catalogue(),
        plain.rateLimit(),
        plain.fault(),
        new Profile.Hooks(Optional.of(reset), Optional.empty(), Optional.empty()),
        plain.conditions());
  }
}
