package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import io.github.bsskit.simulator.testing.TestKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A RAM policy may name an operation bssapi:Operation or by the console's action (M). */
@Tag("http")
class RamActionNamesTest {

  private static BssSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = BssSimulator.start();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bss:CreateResellerUserQuota    | 200 200           | 400 NotAuthorized
          bssapi:CreateResellerUserQuota | 200 200           | 400 NotAuthorized
          bss:ModifyInstance             | 400 NotAuthorized | 200 Success
          bssapi:CreateResourcePackage   | 400 NotAuthorized | 200 Success
          bssapi:*                       | 200 200           | 200 Success
          bssapi:Create*                 | 200 200           | 200 Success
          bss:Create*                    | 200 200           | 400 NotAuthorized
          bss:CreateResourcePackage      | 400 NotAuthorized | 400 NotAuthorized
          bssapi:ModifyInstance          | 400 NotAuthorized | 400 NotAuthorized
          """)
  void policyAllowsAnOperationByEitherName(String permission, String quota, String plan)
      throws Exception {
    TestKey key = key(permission);

    Response quotaResponse = TestCall.quota("V1").key(key).send(simulator.url());
    Response planResponse = TestCall.resourcePackage("V3").key(key).send(simulator.url());

    assertThat(quotaResponse.outcome()).isEqualTo(quota);
    assertThat(planResponse.outcome()).isEqualTo(plan);
  }

  private static TestKey key(String permission) throws Exception {
    Response made =
        new ControlCaller(simulator.url())
            .post("/__admin/bss/accounts", "{\"permissions\":[\"" + permission + "\"]}");
    return new TestKey(made.member("accessKeyId"), made.member("accessKeySecret"), "");
  }
}
