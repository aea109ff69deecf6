package com.example;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;

/** Buys storage. */
public final class Storage {

  private final Client client;

  /** Use the protocol https, except in tests. */
  public Storage(String endpoint, String protocol, String keyId, String secret) throws Exception {
    Config config = new Config().setAccessKeyId(keyId).setAccessKeySecret(secret);
    client = new Client(config.setEndpoint(endpoint).setProtocol(protocol));
  }

  /** Buys a plan for six months. Retries once after an InternalError, which bought nothing. */
  public long buy() throws Exception {
    CreateResourcePackageRequest request =
        new CreateResourcePackageRequest()
            .setProductCode("ossbag")
            .setPackageType("FPT_ossbag_absolute_Storage_sh")
            .setSpecification("40")
            .setDuration(6);
    try {
      return order(request);
    } catch (TeaException error) {
      if (!"InternalError".equals(error.getCode())) {
        throw error;
      }
      return order(request);
    }
  }

  private long order(CreateResourcePackageRequest request) throws Exception {
    return client.createResourcePackage(request).getBody().getOrderId();
  }
}
