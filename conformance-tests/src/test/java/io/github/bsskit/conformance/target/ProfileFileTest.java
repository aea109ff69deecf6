package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bsskit.conformance.target.Profile.Key;
import io.github.bsskit.conformance.target.Profile.OwnerRange;
import io.github.bsskit.conformance.target.Profile.Role;
import io.github.bsskit.conformance.target.Profile.WireForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile is bound as written; missing keys have their default value. */
class ProfileFileTest {

  static final String SMALL =
      """
      target: http://127.0.0.1:8080
      keys: {full: {id: testid, secret: testsecret}}
      """;

  static final String WHOLE =
      """
      target: https://bss.example.com:8443/mock
      wire: {form: openapi, signatures: [V1], verified: false, unsigned: true, formats: [XML]}
      keys:
        full:
          - {id: one, secret: s1}
          - {id: two, secret: s2}
        mustNameOwner: {id: agency, secret: s3, owners: [238000000-238999999, 7]}
        sts: {id: STS.x, secret: s4, token: t4}
      owners: {fresh: [239000000-239000009, 239000020], foreign: 900000001}
      catalogue: {product: p, packageType: t, specification: 40, notOnSale: n, otherProduct: o}
      rateLimit: none
      faults:
        request:
          url: /faults
          headers: {Content-Type: application/json, X-For: '{action}'}
          body: '{"code":"{code}"}'
      hooks:
        reset: {method: DELETE, url: /state}
        clock: {url: '/clock?forward={seconds}', headers: {}}
        refill: {url: 'http://127.0.0.1:9/refill'}
      timeLimit: 0.5
      live: true
      paid: true
      """;

  @Test
  void missingKeysHaveTheirDefaultValue() {
    Profile profile = read(SMALL);

    assertThat(profile.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(profile.wire())
        .isEqualTo(
            new Profile.Wire(
                WireForm.RPC, List.of("V3", "V1"), true, false, List.of("JSON", "XML")));
    assertThat(profile.keys()).containsOnlyKeys(Role.FULL);
    assertThat(profile.owners()).isEqualTo(new Profile.Owners(List.of(), Optional.empty()));
    assertThat(profile.catalogue().product()).isEmpty();
    assertThat(profile.rateLimit()).isEqualTo(Profile.RateLimit.ENFORCED);
    assertThat(profile.fault()).isEmpty();
    assertThat(profile.hooks().reset()).isEmpty();
    assertThat(profile.timeLimit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(profile.conditions().live()).isFalse();
    assertThat(profile.conditions().paid()).isFalse();
  }

  @Test
  void bindsEveryKey() {
    Profile profile = read(WHOLE);

    assertThat(profile.url()).isEqualTo(URI.create("https://bss.example.com:8443/mock"));
    assertThat(profile.wire())
        .isEqualTo(new Profile.Wire(WireForm.OPENAPI, List.of("V1"), false, true, List.of("XML")));
    assertThat(profile.owners().fresh())
        .containsExactly(
            new OwnerRange(239000000, 239000009), new OwnerRange(239000020, 239000020));
    assertThat(profile.owners().foreign()).contains(900000001L);
    assertThat(profile.rateLimit()).isEqualTo(Profile.RateLimit.NONE);
    assertThat(profile.timeLimit()).isEqualTo(Duration.ofMillis(500));
    assertThat(profile.conditions().live()).isTrue();
    assertThat(profile.conditions().paid()).isTrue();
  }

  @Test
  void aRoleHasOneOrMoreKeys() {
    Profile profile = read(WHOLE);

    assertThat(profile.keys(Role.FULL)).extracting(Key::id).containsExactly("one", "two");
    assertThat(profile.keys(Role.MUST_NAME_OWNER))
        .containsExactly(
            new Key(
                "agency",
                "s3",
                Optional.empty(),
                List.of(new OwnerRange(238000000, 238999999), new OwnerRange(7, 7))));
    assertThat(profile.keys(Role.STS).get(0).token()).contains("t4");
    assertThat(profile.keys(Role.DENIED)).isEmpty();
  }

  @Test
  void requestsKeepTheOrderOfHeadersAndReplacePlaceholders() {
    Profile profile = read(WHOLE);

    RequestTemplate fault = ((FaultTrigger.ByRequest) profile.fault().orElseThrow()).request();
    RequestTemplate sent = fault.with(Map.of("action", "Create", "code", "-303"));

    assertThat(sent.method()).isEqualTo("POST");
    assertThat(sent.headers())
        .containsExactly(
            Map.entry("Content-Type", "application/json"), Map.entry("X-For", "Create"));
    assertThat(sent.body()).isEqualTo("{\"code\":\"-303\"}");
    assertThat(profile.hooks().reset().orElseThrow().method()).isEqualTo("DELETE");
    assertThat(profile.hooks().clock().orElseThrow().with(Map.of("seconds", "60")).url())
        .isEqualTo("/clock?forward=60");
    assertThat(profile.hooks().refill().orElseThrow().url()).isEqualTo("http://127.0.0.1:9/refill");
  }

  @Test
  void bindsAFaultByParameter() {
    Profile profile =
        read(SMALL + "faults: {parameter: {Create: {name: OutBizId, value: 'f-{code}'}}}");

    assertThat(profile.fault())
        .contains(
            new FaultTrigger.ByParameter(
                Map.of("Create", new FaultTrigger.NamedValue("OutBizId", "f-{code}"))));
  }

  @Test
  void bindsAFaultByHeader() {
    Profile profile = read(SMALL + "faults: {header: {name: Prefer, value: 'code={code}'}}");

    assertThat(profile.fault()).contains(new FaultTrigger.ByHeader("Prefer", "code={code}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123", "yes", "1e5", "2030-01-01", "0x10", "true", "1_000", "12:30"})
  void anUnquotedSecretIsUsedAsWritten(String secret) {
    Profile profile = read("target: http://h\nkeys: {full: {id: k, secret: " + secret + "}}");

    assertThat(profile.keys(Role.FULL).get(0).secret()).isEqualTo(secret);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 100", "600, 600000", "2.5, 2500", "1e1, 10000", "30, 30000"})
  void aTimeLimitIsInSeconds(String seconds, long millis) {
    assertThat(read(SMALL + "timeLimit: " + seconds).timeLimit())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void theUrlOfTheCommandLineTakesPrecedence() {
    URI here = URI.create("http://127.0.0.1:1234");

    assertThat(ProfileFile.read("p.yaml", SMALL, Optional.of(here)).url()).isEqualTo(here);
    assertThat(ProfileFile.read("p.yaml", "wire: {signatures: []}", Optional.of(here)).url())
        .isEqualTo(here);
  }

  @Test
  void theUrlOfTheCommandLineIsValidated() {
    URI bad = URI.create("https://me:hunter2@h/");

    assertThatThrownBy(() -> ProfileFile.read("p.yaml", SMALL, Optional.of(bad)))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("on the command line")
        .hasMessageContaining("credentials belong in keys")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e30", "9223372036854775808.5", "1e999", "-1e30", "1.5e300"})
  void aNumberBeyond64BitsIsNotAnAccount(String number) {
    assertThatThrownBy(() -> read(SMALL + "owners: {fresh: " + number + "}"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("owners.fresh is ")
        .hasMessageContaining("not an account number or range");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks: &a {reset: *a}",
        "owners: &a {fresh: [*a, *a]}",
        "keys: {full: {id: a, secret: b}, denied: &a [*a]}"
      })
  void anAliasWithinItsAnchorIsAnError(String yaml) {
    assertThatThrownBy(() -> read("target: http://h\n" + yaml))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("is nested too deeply");
  }

  @Test
  void aHeaderEndsWithItsLine() {
    String header = "hooks:\n  reset:\n    url: /a\n    headers:\n      X: |\n        b\n";

    assertThatThrownBy(() -> read(SMALL + header))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("hooks.reset.headers.X is not a single line");
  }

  @Test
  void readsJsonIndentedWithTabs() {
    String json =
        "{\n\t\"target\": \"http://h\",\n\t\"keys\": {\n\t\t\"full\": {\"id\": \"a\","
            + " \"secret\": \"b\"}\n\t}\n}\n";

    assertThat(read(json).keys(Role.FULL)).extracting(Key::id).containsExactly("a");
  }

  @Test
  void acceptsAByteOrderMark() {
    assertThat(read("\uFEFF" + SMALL).keys(Role.FULL)).hasSize(1);
  }

  @Test
  void resolvesAliases() {
    Profile profile =
        read("target: http://h\nkeys:\n  full: &key {id: a, secret: b}\n  denied: *key\n");

    assertThat(profile.keys(Role.DENIED)).isEqualTo(profile.keys(Role.FULL));
  }

  @Test
  void reportsAllErrorsTogetherInFileOrder() {
    String yaml =
        """
        target: ftp://h
        wire: {form: rest, formats: [JSON, JSON]}
        keys: {full: {id: a}}
        live: maybe
        wires: {}
        """;

    ProfileException exception = catchThrowableOfType(ProfileException.class, () -> read(yaml));

    assertThat(exception.getMessage().lines().map(line -> line.replaceAll(" (is|has) .*", "")))
        .containsExactly(
            "my.yaml: line 1, column 1: target",
            "my.yaml: line 2, column 8: wire.form",
            "my.yaml: line 2, column 20: wire.formats",
            "my.yaml: line 3, column 8: keys.full.secret",
            "my.yaml: line 4, column 1: live",
            "my.yaml: line 5, column 1: wires");
  }

  @Test
  void aMessageIsOneShortLineForAnyValue() {
    String yaml =
        SMALL + "live: \"x\\n%s\"\n\"%s\\r\": y".formatted("x".repeat(999), "k".repeat(999));

    assertThatThrownBy(() -> read(yaml))
        .satisfies(error -> assertThat(error.getMessage().lines()).hasSize(2))
        .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(500));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "keys: {full: {id: a, secret: [hunter2]}}",
        "keys: {full: {id: a, secret: {hunter2: b}}}",
        "keys: {full: {id: a, hunter2}}",
        "keys: {full: {id: a, secret:hunter2}}",
        "keys: {full: {id: a, key: hunter2}}",
        "keys: {full: hunter2}",
        "keys: {full: [a, hunter2]}",
        "keys: {full: {id: a, secret: *hunter2}}",
        "keys: {full: {id: a, secret: !hunter2!x b}}",
        "keys: {full: {id: a, secret: %hunter2}}",
        "keys: {full: {id: a, secret: hunter2, secret: hunter2, x: y}}",
        "keys:\n  full:\n    id: a\n    secret:hunter2\n",
        "keys:\n  full:\n    id: a\n    secret: b: hunter2\n",
        "keys:\n  full:\n    id: a\n    secret: \"\\hunter2\"\n",
        "target: http://user:hunter2@h",
        "target: http://h?token=hunter2",
        "target: ftp://h?token=hunter2",
        "hooks: {reset: {url: 'http://u:hunter2@h x'}}",
        "hooks: {reset: {url: /reset, headers: {Authorization: 'a{hunter2}b'}}}",
        "hooks: {clock: {url: /clock, body: hunter2}}",
        "hooks: {reset: {url: /reset, headers: hunter2}}"
      })
  void messagesNeverContainSecrets(String yaml) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ProfileException.class)
        .hasMessageNotContaining("hunter2");
  }

  static Profile read(String yaml) {
    return ProfileFile.read("my.yaml", yaml, Optional.empty());
  }
}
