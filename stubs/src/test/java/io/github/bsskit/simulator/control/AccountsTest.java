package io.github.bsskit.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import io.github.bsskit.simulator.testing.TestSimulators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts can be made at any time, and have nothing in common with others. */
@Tag("http")
@Tag("stores")
class AccountsTest {

  private static final String ACCOUNTS = "/__admin/bss/accounts";

  private BssSimulator simulator;
  private ControlCaller control;

  @BeforeEach
  void start() {
    simulator = TestSimulators.start();
    control = new ControlCaller(simulator.url());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void twoAccountsShareNothing() throws Exception {
    TestKey one = key(simulator.makeAccount());
    TestKey other = key(simulator.makeAccount());

    for (TestKey key : new TestKey[] {one, other}) {
      assertThat(quota(key).with("OutBizId", "b-1").nonce("n").send(simulator.url()).outcome())
          .isEqualTo("200 200");
      for (int i = 0; i < 100; i++) {
        assertThat(TestCall.resourcePackage("V3").key(key).send(simulator.url()).outcome())
            .isEqualTo("200 Success");
      }
      assertThat(TestCall.resourcePackage("V3").key(key).send(simulator.url()).outcome())
          .isEqualTo("400 Throttling.User");
    }
    assertThat(TestCall.resourcePackage("V3").send(simulator.url()).outcome())
        .isEqualTo("200 Success");
  }

  @Test
  void accountMayNameItsOwnersAndNoOther() throws Exception {
    Credentials one = simulator.makeAccount();
    Credentials other = simulator.makeAccount();

    assertThat(owner(one, one.owner(0))).isEqualTo("200 Success");
    assertThat(owner(one, one.owner(9998))).isEqualTo("200 Success");
    assertThatThrownBy(() -> one.owner(9999)).hasMessageContaining("invalid owner index 9999");
    assertThatThrownBy(() -> one.owner(-1)).hasMessageContaining("invalid owner index -1");
    assertThat(owner(one, other.owner(0))).isEqualTo("400 InvalidOwner");
    assertThat(owner(one, 239000111L)).isEqualTo("400 InvalidOwner");
  }

  @Test
  void listShowsPermissionsOfEachKey() throws Exception {
    Credentials made = simulator.makeAccount();

    assertThat(control.get(ACCOUNTS).text())
        .contains(
            "{\"accessKeyId\":\"agencyid\",\"accountId\":100000002,\"type\":\"agency\",\"owners\":[\"238000000-238999999\"],\"permissions\":[\"*\"],\"active\":true,\"temporary\":false,\"expired\":false,\"made\":false}")
        .containsPattern("STS.expired[^}]*\"temporary\":true,\"expired\":true")
        .containsPattern("STS.testsub[^}]*\"temporary\":true,\"expired\":false")
        .containsPattern("deniedid[^}]*\"permissions\":\\[\\]")
        .containsPattern(made.accessKeyId() + "[^}]*\"made\":true}")
        .doesNotContain("testsecret", made.accessKeySecret());
  }

  @Test
  void controlMakesThemOfEveryTypeAndWithLessPermissions() throws Exception {
    Response agency = control.post(ACCOUNTS, "{\"type\":\"agency\"}");
    Response standard = control.post(ACCOUNTS, "{\"type\":\"standard\"}");
    Response denied = control.post(ACCOUNTS, "{\"permissions\":[\"bss:CreateResellerUserQuota\"]}");

    assertThat(agency.status()).isEqualTo(201);
    assertThat(order(agency)).isEqualTo("400 IdMissing");
    assertThat(order(standard)).isEqualTo("400 NotApplicable");
    assertThat(order(denied)).isEqualTo("400 NotAuthorized");
    assertThat(quota(key(denied)).send(simulator.url()).outcome()).isEqualTo("200 200");
  }

  @Test
  void listShowsNoSecret() throws Exception {
    Credentials made = simulator.makeAccount();

    String list = control.get(ACCOUNTS).text();

    assertThat(list).contains("\"testid\"", made.accessKeyId());
    assertThat(list).doesNotContain("testsecret", made.accessKeySecret());
    assertThat(made.toString()).doesNotContain(made.accessKeySecret());
  }

  @Test
  void resetForgetsThem() throws Exception {
    TestKey made = key(simulator.makeAccount());

    simulator.reset();

    assertThat(quota(made).send(simulator.url()).outcome())
        .isEqualTo("404 InvalidAccessKeyId.NotFound");
  }

  @Test
  void invalidRequestsAreRejected() throws Exception {
    assertThat(control.post(ACCOUNTS, "{\"type\":\"king\"}").member("detail"))
        .isEqualTo("invalid type \"king\": use one of reseller, agency, standard");
    assertThat(control.post(ACCOUNTS, "{\"permissions\":\"all\"}").member("detail"))
        .isEqualTo("invalid permissions \"all\": use a list of texts");
  }

  private String owner(Credentials credentials, long owner) throws Exception {
    return TestCall.resourcePackage("V3")
        .key(key(credentials))
        .with("OwnerId", Long.toString(owner))
        .send(simulator.url())
        .outcome();
  }

  private String order(Response made) throws Exception {
    return TestCall.resourcePackage("V3").key(key(made)).send(simulator.url()).outcome();
  }

  private static TestCall quota(TestKey key) {
    return TestCall.quota("V3").key(key);
  }

  private static TestKey key(Credentials made) {
    return new TestKey(made.accessKeyId(), made.accessKeySecret(), "");
  }

  private static TestKey key(Response made) {
    return new TestKey(made.member("accessKeyId"), made.member("accessKeySecret"), "");
  }
}
