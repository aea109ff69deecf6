package io.github.bsskit.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in world has keys and products for every case. */
class CatalogueTest {

  private final Fixtures world = Fixtures.builtIn();

  @ParameterizedTest
  @CsvSource({
    "testid, testsecret",
    "STS.testsub, stssecret",
    "STS.expired, expiredsecret",
    "deniedid, deniedsecret",
    "inactiveid, inactivesecret",
    "agencyid, agencysecret",
    "plainid, plainsecret"
  })
  void keysHaveTheirSecrets(String id, String secret) {
    assertThat(key(id).secret()).isEqualTo(secret);
  }

  @Test
  void theFirstKeyIsTheDocumentedOne() {
    assertThat(world.keys().first(key -> true).orElseThrow().id()).isEqualTo("testid");
  }

  @Test
  void onlyTheTemporaryKeysNeedAToken() {
    assertThat(key("STS.testsub").token()).hasValue("sts/token+abc==");
    assertThat(key("STS.expired").token()).hasValue("sts/token+expired==");
    assertThat(key("testid").token()).isEmpty();
  }

  @Test
  void onlyOneTemporaryKeyHasExpired() {
    Instant now = Instant.parse("2026-11-22T00:00:00Z");

    assertThat(key("STS.testsub").isExpired(now)).isFalse();
    assertThat(key("STS.expired").isExpired(now)).isTrue();
  }

  @Test
  void oneKeyIsDisabled() {
    assertThat(key("inactiveid").isActive()).isFalse();
    assertThat(key("testid").isActive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bss:CreateResellerUserQuota", "bss:ModifyInstance"})
  void oneKeyHasNoPermissions(String ramAction) {
    assertThat(key("deniedid").isAllowed(ramAction)).isFalse();
    assertThat(key("testid").isAllowed(ramAction)).isTrue();
    assertThat(key("STS.testsub").isAllowed(ramAction)).isTrue();
  }

  @Test
  void oneKeyIsNotApplicableAndOneMustNameOwners() {
    assertThat(key("plainid").isApplicable()).isFalse();
    assertThat(key("agencyid").isApplicable()).isTrue();
    assertThat(key("agencyid").mustNameOwner()).isTrue();
    assertThat(key("testid").isApplicable()).isTrue();
    assertThat(key("testid").mustNameOwner()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "100000001, true",
    "239000000, true",
    "239000111, true",
    "239999999, true",
    "238999999, false",
    "240000000, false",
    "100000002, false",
    "1, false"
  })
  void theResellerOwnsItselfAndAMillionAccounts(long account, boolean owned) {
    assertThat(key("testid").owns(account)).isEqualTo(owned);
  }

  @Test
  void theDocumentedPlanIsOnSaleInEverySize() {
    Catalogue.PackageType plan = type("ossbag", "FPT_ossbag_absolute_Storage_sh");

    assertThat(plan.onSale()).isTrue();
    assertThat(plan.offers("40")).isTrue();
    assertThat(plan.offers("41")).isTrue();
  }

  @Test
  void anotherPlanIsOnSaleInSomeSizes() {
    Catalogue.PackageType plan = type("ossbag", "FPT_ossbag_absolute_Storage_bj");

    assertThat(plan.offers("40")).isTrue();
    assertThat(plan.offers("41")).isFalse();
  }

  @Test
  void onePlanIsNotOnSale() {
    assertThat(type("ossbag", "FPT_ossbag_absolute_Storage_retired").onSale()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobag", "OSSBAG", "oss", "ossbag "})
  void anUnknownProductIsNotFound(String product) {
    assertThat(world.catalogue().find(product)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FPT_none", "fpt_ossbag_absolute_storage_sh", "FPT_smsbag_absolute_Count_cn"})
  void anUnknownTypeIsNotFound(String type) {
    assertThat(world.catalogue().find("ossbag").orElseThrow().find(type)).isEmpty();
  }

  @Test
  void theTextOfAKeyHasNoSecret() {
    assertThat(key("STS.testsub")).hasToString("STS.testsub of account 100000001");
  }

  private AccessKey key(String id) {
    return world.keys().find(id).orElseThrow();
  }

  private Catalogue.PackageType type(String product, String type) {
    return world.catalogue().find(product).orElseThrow().find(type).orElseThrow();
  }
}
