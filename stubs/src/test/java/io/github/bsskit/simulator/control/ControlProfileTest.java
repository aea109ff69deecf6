package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profile describes the simulator for a conformance kit, with any world. */
@Tag("http")
class ControlProfileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void ofTheBuiltInWorld() throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      Response response = new ControlCaller(simulator.url()).get("/__admin/bss/profile");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Content-Type")).isEqualTo("application/json");
      assertThat(JSON.readTree(response.body()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"wire": {"form": "rpc", "signatures": ["V3", "V1"], "verified": true,
                            "unsigned": false, "formats": ["JSON", "XML"]},
                   "keys": {
                     "full": {"id": "testid", "secret": "testsecret"},
                     "denied": {"id": "deniedid", "secret": "deniedsecret"},
                     "notApplicable": {"id": "plainid", "secret": "plainsecret"},
                     "mustNameOwner": {"id": "agencyid", "secret": "agencysecret",
                                       "owners": ["238000000-238999999"]},
                     "inactive": {"id": "inactiveid", "secret": "inactivesecret"},
                     "sts": {"id": "STS.testsub", "secret": "stssecret",
                             "token": "sts/token+abc=="},
                     "expired": {"id": "STS.expired", "secret": "expiredsecret",
                                 "token": "sts/token+expired=="}},
                   "owners": {"fresh": ["239000000-239999999"], "foreign": "240000000"},
                   "catalogue": {"product": "ossbag",
                                 "packageType": "FPT_ossbag_absolute_Storage_sh",
                                 "specification": "40",
                                 "notOnSale": "FPT_ossbag_absolute_Storage_retired",
                                 "otherProduct": "cdnflowbag"},
                   "rateLimit": "enforced",
                   "faults": {"request": {
                     "method": "POST", "url": "/__admin/bss/faults",
                     "headers": {"Content-Type": "application/json"},
                     "body": "{\\"action\\":\\"{action}\\",\\"code\\":\\"{code}\\"}"}},
                   "hooks": {
                     "reset": {"method": "POST", "url": "/__admin/bss/reset"},
                     "clock": {"method": "POST", "url": "/__admin/bss/clock/advance",
                               "headers": {"Content-Type": "application/json"},
                               "body": "{\\"seconds\\":{seconds}}"},
                     "refill": {"method": "POST",
                                "url": "/__admin/bss/rate-windows/refill"}}}
                  """));
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, enforced", "HTTP429, enforced", "OFF, none"})
  void showsWhetherRatesAreLimited(ThrottlingMode throttling, String rateLimit) throws Exception {
    JsonNode profile = profile(new Settings().throttling(throttling));

    assertThat(profile.get("rateLimit").textValue()).isEqualTo(rateLimit);
  }

  @Test
  void lenientSimulatorAcceptsUnsignedCalls() throws Exception {
    JsonNode profile = profile(new Settings().auth(AuthMode.LENIENT));

    assertThat(profile.get("wire").get("unsigned").booleanValue()).isTrue();
    assertThat(profile.get("wire").get("verified").booleanValue()).isTrue();
  }

  @Test
  void lenientSimulatorWithoutUsableKeyRejectsUnsignedCalls() throws Exception {
    Settings settings = new Settings().auth(AuthMode.LENIENT);

    JsonNode profile =
        profile(
            settings.world(
                world(
                    "accounts: [{id: 7, type: reseller, keys: [{id: k, secret: s, active:"
                        + " false}]}]")));

    assertThat(profile.get("wire").get("unsigned").booleanValue()).isFalse();
  }

  @Test
  void leavesOutWhatTheWorldHasNothingFor() throws Exception {
    JsonNode profile =
        profile(
            """
            accounts: [{id: 7, type: reseller, keys: [{id: off, secret: s, active: false}]}]
            """);

    assertThat(profile.get("keys").toString())
        .isEqualTo("{\"inactive\":{\"id\":\"off\",\"secret\":\"s\"}}");
    assertThat(profile.get("owners").toString()).isEqualTo("{\"foreign\":\"8\"}");
    assertThat(profile.has("catalogue")).isFalse();
  }

  @Test
  void omitsKeysIfNoKeyFits() throws Exception {
    JsonNode profile =
        profile(
            """
            accounts:
              - {id: 7, type: reseller, owns: [9], keys: [{id: a, secret: s, permissions: [none]}]}
              - {id: 8, type: agency, keys: [{id: b, secret: s, permissions: []}]}
              - {id: 3, type: standard, keys: [{id: c, secret: s, permissions: ['bss:M*']}]}
              - {id: 4, type: reseller, keys: [{id: d, secret: s}]}
            """);

    assertThat(profile.has("keys")).isFalse();
    assertThat(profile.get("owners").toString()).isEqualTo("{\"foreign\":\"10\"}");
  }

  @Test
  void namesTheFirstKeysThatAreFit() throws Exception {
    JsonNode profile =
        profile(
            """
            accounts:
              - {id: 1, type: reseller, keys: [{id: owns-nobody, secret: s}]}
              - id: 2
                type: reseller
                owns: [50-60, 70]
                keys:
                  - {id: orders-only, secret: s, permissions: ['bss:ModifyInstance']}
                  - {id: disabled, secret: s1, active: false}
                  - {id: first, secret: s2, permissions: ['bss:ModifyInstance', 'bss:Create*']}
                  - {id: second, secret: s}
                  - {id: reads, secret: s3, permissions: ['bss:Describe*']}
              - id: 3
                type: reseller
                owns: [80]
                keys: [{id: of-another-account, secret: s, token: t}]
              - {id: 99, type: standard}
              - id: 4
                type: agency
                keys: [{id: agent, secret: s4}]
              - id: 5
                type: standard
                keys:
                  - {id: denied-and-plain, secret: s, permissions: []}
                  - {id: plain, secret: s5}
            """);

    assertThat(profile.get("keys"))
        .isEqualTo(
            JSON.readTree(
                """
                {"full": {"id": "first", "secret": "s2"},
                 "denied": {"id": "reads", "secret": "s3"},
                 "notApplicable": {"id": "plain", "secret": "s5"},
                 "mustNameOwner": {"id": "agent", "secret": "s4"},
                 "inactive": {"id": "disabled", "secret": "s1"}}
                """));
    assertThat(profile.get("owners").toString())
        .isEqualTo("{\"fresh\":[\"50-60\",\"70\"],\"foreign\":\"100\"}");
  }

  @Test
  void temporaryKeyExpiresByTheClock() throws Exception {
    Settings settings =
        new Settings()
            .clock(new SettableClock("2029-12-31T23:59:00Z"))
            .world(
                world(
                    """
                    accounts:
                      - id: 2
                        type: reseller
                        owns: [50]
                        keys:
                          - {id: full, secret: s}
                          - {id: temporary, secret: s, token: t, expires: '2030-01-01T00:00:00Z'}
                    """));
    try (BssSimulator simulator = BssSimulator.start(settings)) {
      ControlCaller control = new ControlCaller(simulator.url());

      JsonNode before = profile(control).get("keys");
      control.post("/__admin/bss/clock/advance", "{\"seconds\":60}");
      JsonNode after = profile(control).get("keys");

      assertThat(before.fieldNames()).toIterable().containsExactly("full", "sts");
      assertThat(after.fieldNames()).toIterable().containsExactly("full", "expired");
      assertThat(after.get("expired").toString())
          .isEqualTo("{\"id\":\"temporary\",\"secret\":\"s\",\"token\":\"t\"}");
    }
  }

  @Test
  void namesPlansOnSaleAndNotOnSale() throws Exception {
    JsonNode profile =
        profile(
            """
            accounts: [{id: 7, type: reseller, keys: [{id: k, secret: s}]}]
            catalogue:
              - {product: empty}
              - product: over
                packages: [{type: gone, onSale: false}]
              - product: bag
                packages:
                  - {type: large, specifications: [512, 1024]}
                  - {type: small}
              - product: sack
                packages: [{type: large}]
            """);

    assertThat(profile.get("catalogue").toString())
        .isEqualTo(
            """
            {"product":"bag","packageType":"large","specification":"512","otherProduct":"empty"}\
            """);
  }

  private JsonNode profile(String world) throws Exception {
    return profile(new Settings().world(world(world)));
  }

  private static JsonNode profile(Settings settings) throws Exception {
    try (BssSimulator simulator = BssSimulator.start(settings)) {
      return profile(new ControlCaller(simulator.url()));
    }
  }

  private static JsonNode profile(ControlCaller control) throws Exception {
    return JSON.readTree(control.get("/__admin/bss/profile").body());
  }

  private Path world(String yaml) throws Exception {
    return Files.writeString(directory.resolve("world.yaml"), yaml);
  }
}
