package io.github.bsskit.simulator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageResponseBody;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.testing.TestSimulators;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An official client with its default scheme, HTTPS, that accepts the certificate. */
@Tag("http")
@Tag("stores")
class HttpsTest {

  @Test
  void ordersOverHttps() throws Exception {
    try (BssSimulator sim = TestSimulators.start(new Settings().httpsPort(0))) {
      Config config = new Config().setAccessKeyId("testid").setAccessKeySecret("testsecret");
      Client client = new Client(config.setEndpoint("127.0.0.1:" + sim.httpsPort()));
      CreateResourcePackageRequest request =
          new CreateResourcePackageRequest()
              .setProductCode("ossbag")
              .setPackageType("FPT_ossbag_absolute_Storage_sh")
              .setSpecification("40")
              .setDuration(6);

      CreateResourcePackageResponseBody response =
          client
              .createResourcePackageWithOptions(request, new RuntimeOptions().setIgnoreSSL(true))
              .getBody();

      assertThat(response.getCode()).isEqualTo("Success");
      assertThat(response.getOrderId()).isEqualTo(sim.orders().get(0).orderId());
    }
  }
}
