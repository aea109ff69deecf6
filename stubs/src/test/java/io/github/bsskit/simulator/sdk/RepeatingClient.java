package io.github.bsskit.simulator.sdk;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.bssopenapi.model.v20171214.CreateResellerUserQuotaRequest;
import com.aliyuncs.bssopenapi.model.v20171214.CreateResourcePackageRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.policy.retry.RetryPolicy;
import com.aliyuncs.profile.DefaultProfile;

/** The Java clients, configured to retry after a failure. */
enum RepeatingClient {

  /** Its own policy repeats whenever the connection fails, each time with a new nonce. */
  JAVA_V1 {
    @Override
    long buy(String endpoint, Key key) throws Exception {
      CreateResourcePackageRequest request = new CreateResourcePackageRequest();
      request.setSysEndpoint(endpoint);
      request.setProductCode("ossbag");
      request.setPackageType("FPT_ossbag_absolute_Storage_sh");
      request.setSpecification("40");
      request.setDuration(6);
      return client(key).getAcsResponse(request).getOrderId();
    }

    @Override
    String openQuota(String endpoint, Key key) {
      CreateResellerUserQuotaRequest request = new CreateResellerUserQuotaRequest();
      request.setSysEndpoint(endpoint);
      request.setAmount("100");
      request.setCurrency("CNY");
      try {
        return client(key).getAcsResponse(request).getCode();
      } catch (ClientException e) {
        return e.getErrCode();
      }
    }

    private DefaultAcsClient client(Key key) {
      DefaultAcsClient client =
          new DefaultAcsClient(DefaultProfile.getProfile("cn-hangzhou", key.id(), key.secret()));
      client.setSysRetryPolicy(RetryPolicy.defaultRetryPolicy(false));
      return client;
    }
  },

  /** Repeats a call without a response, each time with a new nonce. */
  JAVA_V2 {
    @Override
    long buy(String endpoint, Key key) throws Exception {
      return client(endpoint, key)
          .createResourcePackageWithOptions(
              new com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest()
                  .setProductCode("ossbag")
                  .setPackageType("FPT_ossbag_absolute_Storage_sh")
                  .setSpecification("40")
                  .setDuration(6),
              options())
          .getBody()
          .getOrderId();
    }

    @Override
    String openQuota(String endpoint, Key key) {
      try {
        return client(endpoint, key)
            .createResellerUserQuotaWithOptions(
                new com.aliyun.bssopenapi20171214.models.CreateResellerUserQuotaRequest()
                    .setAmount("100")
                    .setCurrency("CNY"),
                options())
            .getBody()
            .getCode();
      } catch (TeaException e) {
        return e.getCode();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private Client client(String endpoint, Key key) throws Exception {
      return new Client(
          new Config()
              .setAccessKeyId(key.id())
              .setAccessKeySecret(key.secret())
              .setEndpoint(endpoint)
              .setProtocol("http"));
    }

    private RuntimeOptions options() {
      return new RuntimeOptions().setAutoretry(true).setMaxAttempts(3);
    }
  };

  /** Orders a plan and returns the OrderId. */
  abstract long buy(String endpoint, Key key) throws Exception;

  /** Opens the caller's own quota and returns the Code. */
  abstract String openQuota(String endpoint, Key key);
}
