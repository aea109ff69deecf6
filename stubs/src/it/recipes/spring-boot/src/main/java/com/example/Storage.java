package com.example;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest;
import com.aliyun.teaopenapi.models.Config;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Buys storage, with endpoint and key from the properties. */
@Service
public class Storage {

  private final Client client;

  Storage(
      @Value("${bss.endpoint:business.aliyuncs.com}") String endpoint,
      @Value("${bss.protocol:https}") String protocol,
      @Value("${bss.key-id}") String keyId,
      @Value("${bss.secret}") String secret)
      throws Exception {
    Config config = new Config().setAccessKeyId(keyId).setAccessKeySecret(secret);
    client = new Client(config.setEndpoint(endpoint).setProtocol(protocol));
  }

  public long buy() throws Exception {
    CreateResourcePackageRequest request =
        new CreateResourcePackageRequest()
            .setProductCode("ossbag")
            .setPackageType("FPT_ossbag_absolute_Storage_sh")
            .setSpecification("40")
            .setDuration(6);
    return client.createResourcePackage(request).getBody().getOrderId();
  }
}
