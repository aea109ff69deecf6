package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever knows nothing but the profile can bring about what its members are for. */
@Tag("http")
class ProfileInUseTest {

  private static BssSimulator simulator;
  private static ControlCaller control;
  private static JsonNode profile;

  @BeforeAll
  static void start() throws Exception {
    simulator = BssSimulator.start();
    control = new ControlCaller(simulator.url());
    profile = new ObjectMapper().readTree(control.get("/__admin/bss/profile").body());
  }

  @BeforeEach
  void forget() {
    simulator.reset();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "full, 200 Success, 200 200",
    "sts, 200 Success, 200 200",
    "denied, 400 NotAuthorized, 400 NotAuthorized",
    "notApplicable, 400 NotApplicable, 400 NotApplicable",
    "inactive, 400 InvalidAccessKeyId.Inactive, 400 InvalidAccessKeyId.Inactive",
    "expired, 400 InvalidSecurityToken.Expired, 400 InvalidSecurityToken.Expired"
  })
  void keysAreFitForWhatTheyAreNamed(String name, String ofOrder, String ofQuota) throws Exception {
    String owner = profile.at("/owners/fresh/0").textValue().split("-")[0];

    Response order = order().key(key(name)).with("OwnerId", owner).send(simulator.url());
    Response quota =
        TestCall.quota("V3").key(key(name)).with("OwnerId", owner).send(simulator.url());

    assertThat(order.outcome()).isEqualTo(ofOrder);
    assertThat(quota.outcome()).isEqualTo(ofQuota);
  }

  @Test
  void keyThatMustNameAnOwnerHasSome() throws Exception {
    String owner = profile.at("/keys/mustNameOwner/owners/0").textValue().split("-")[0];

    Response without = order().key(key("mustNameOwner")).send(simulator.url());
    Response with = order().key(key("mustNameOwner")).with("OwnerId", owner).send(simulator.url());

    assertThat(without.outcome()).isEqualTo("400 IdMissing");
    assertThat(with.outcome()).isEqualTo("200 Success");
  }

  @ParameterizedTest
  @CsvSource({
    "OwnerId, /owners/foreign, 400 InvalidOwner",
    "PackageType, /catalogue/notOnSale, 400 PackageTypeNotSupported",
    "ProductCode, /catalogue/otherProduct, 400 PackageTypeNotFound"
  })
  void valuesAreRejectedAsDocumented(String parameter, String value, String outcome)
      throws Exception {
    Response response =
        order()
            .key(key("full"))
            .with(parameter, profile.at(value).textValue())
            .send(simulator.url());

    assertThat(response.outcome()).isEqualTo(outcome);
  }

  @Test
  void callThatArmsAFaultNeedsActionAndCode() throws Exception {
    JsonNode request = profile.at("/faults/request");
    String body =
        request
            .get("body")
            .textValue()
            .replace("{action}", "CreateResourcePackage")
            .replace("{code}", "InternalError");

    Response armed = send(request, body);

    assertThat(armed.status()).isEqualTo(201);
    assertThat(order().send(simulator.url()).outcome()).isEqualTo("500 InternalError");
  }

  @ParameterizedTest
  @CsvSource({"reset, 204", "clock, 200", "refill, 204"})
  void hooksNeedNoMoreThanSeconds(String name, int status) throws Exception {
    JsonNode hook = profile.get("hooks").get(name);
    String body = hook.path("body").asText("").replace("{seconds}", "60");

    Response response = send(hook, body);

    assertThat(response.status()).isEqualTo(status);
  }

  private static Response send(JsonNode request, String body) throws Exception {
    return control.send(request.get("method").textValue(), request.get("url").textValue(), body);
  }

  private static TestKey key(String name) {
    JsonNode key = profile.get("keys").get(name);
    return new TestKey(
        key.get("id").textValue(), key.get("secret").textValue(), key.path("token").asText(""));
  }

  private static TestCall order() {
    JsonNode catalogue = profile.get("catalogue");
    return TestCall.resourcePackage("V3")
        .with("ProductCode", catalogue.get("product").textValue())
        .with("PackageType", catalogue.get("packageType").textValue())
        .with("Specification", catalogue.get("specification").textValue());
  }
}
