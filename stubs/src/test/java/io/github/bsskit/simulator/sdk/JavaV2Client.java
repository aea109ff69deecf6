package io.github.bsskit.simulator.sdk;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.CreateResellerUserQuotaRequest;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaModel;
import com.aliyun.teaopenapi.models.Config;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** The client {@code bssopenapi20171214}. */
final class JavaV2Client implements OfficialClient {

  /** A call as a user of the client writes it. */
  @FunctionalInterface
  interface Written {
    TeaModel send(Client client) throws Exception;
  }

  private final Client client;

  /**
   * Points the client at a server.
   *
   * @param algorithm the client's own word for a signature: {@code v2} makes signature V1, and null
   *     leaves its default, signature V3
   */
  JavaV2Client(String endpoint, Key key, String algorithm) {
    Config config = new Config().setAccessKeyId(key.id()).setAccessKeySecret(key.secret());
    config.setEndpoint(endpoint).setProtocol("http").setSignatureAlgorithm(algorithm);
    if (key.isTemporary()) {
      config.setSecurityToken(key.token());
    }
    try {
      client = new Client(config);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Outcome createResellerUserQuota(Map<String, String> parameters) {
    var request = new CreateResellerUserQuotaRequest();
    parameters.forEach(
        (name, value) -> {
          switch (name) {
            case "Amount" -> request.setAmount(value);
            case "Currency" -> request.setCurrency(value);
            case "OutBizId" -> request.setOutBizId(value);
            case "OwnerId" -> request.setOwnerId(Long.valueOf(value));
            default -> throw OfficialClient.unknown(name);
          }
        });
    return outcome(() -> client.createResellerUserQuota(request).getBody());
  }

  @Override
  public Outcome createResourcePackage(Map<String, String> parameters) {
    var request = new CreateResourcePackageRequest();
    parameters.forEach(
        (name, value) -> {
          switch (name) {
            case "ProductCode" -> request.setProductCode(value);
            case "PackageType" -> request.setPackageType(value);
            case "Specification" -> request.setSpecification(value);
            case "Duration" -> request.setDuration(Integer.valueOf(value));
            case "PricingCycle" -> request.setPricingCycle(value);
            case "EffectiveDate" -> request.setEffectiveDate(value);
            case "OwnerId" -> request.setOwnerId(Long.valueOf(value));
            default -> throw OfficialClient.unknown(name);
          }
        });
    return outcome(() -> client.createResourcePackage(request).getBody());
  }

  /** Sends a given call; returns the complete response of the client. */
  Outcome send(Written call) {
    return outcome(() -> call.send(client), response -> asMap(response.get("body")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object body) {
    return (Map<String, Object>) body;
  }

  private static Outcome outcome(Callable<TeaModel> call) {
    return outcome(call, members -> members);
  }

  private static Outcome outcome(
      Callable<TeaModel> call, UnaryOperator<Map<String, Object>> members) {
    try {
      return new Outcome.Success(members.apply(TeaModel.buildMap(call.call())));
    } catch (TeaException e) {
      return new Outcome.Refusal(
          e.getCode(),
          String.valueOf(e.getData().get("Message")),
          String.valueOf(e.getData().get("RequestId")),
          OptionalInt.of(e.getStatusCode()));
    } catch (Exception e) {
      return new Outcome.Failure(e);
    }
  }
}
