package io.github.bsskit.simulator.sdk;

import com.aliyun.auth.credentials.Credential;
import com.aliyun.auth.credentials.provider.StaticCredentialProvider;
import com.aliyun.sdk.gateway.pop.Configuration;
import com.aliyun.sdk.gateway.pop.auth.SignatureVersion;
import com.aliyun.sdk.gateway.pop.exception.PopClientException;
import com.aliyun.sdk.service.bssopenapi20171214.AsyncClient;
import com.aliyun.sdk.service.bssopenapi20171214.models.CreateResellerUserQuotaRequest;
import com.aliyun.sdk.service.bssopenapi20171214.models.CreateResourcePackageRequest;
import darabonba.core.TeaModel;
import darabonba.core.client.ClientOverrideConfiguration;
import darabonba.core.exception.ValidateException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** The client {@code alibabacloud-bssopenapi20171214}. */
final class JavaAsyncClient implements OfficialClient {

  private final AsyncClient client;

  JavaAsyncClient(String endpoint, Key key, SignatureVersion signature) {
    Credential.Builder credential =
        Credential.builder().accessKeyId(key.id()).accessKeySecret(key.secret());
    if (key.isTemporary()) {
      credential.securityToken(key.token());
    }
    client =
        AsyncClient.builder()
            .region("cn-hangzhou")
            .credentialsProvider(StaticCredentialProvider.create(credential.build()))
            .overrideConfiguration(
                ClientOverrideConfiguration.create()
                    .setEndpointOverride(endpoint)
                    .setProtocol("HTTP"))
            .serviceConfiguration(Configuration.create().setSignatureVersion(signature))
            .build();
  }

  @Override
  public Outcome createResellerUserQuota(Map<String, String> parameters) {
    var request = CreateResellerUserQuotaRequest.builder();
    parameters.forEach(
        (name, value) -> {
          switch (name) {
            case "Amount" -> request.amount(value);
            case "Currency" -> request.currency(value);
            case "OutBizId" -> request.outBizId(value);
            case "OwnerId" -> request.ownerId(Long.valueOf(value));
            default -> throw OfficialClient.unknown(name);
          }
        });
    return outcome(
        () ->
            client
                .createResellerUserQuota(request.build())
                .thenApply(response -> response.getBody()));
  }

  @Override
  public Outcome createResourcePackage(Map<String, String> parameters) {
    var request = CreateResourcePackageRequest.builder();
    parameters.forEach(
        (name, value) -> {
          switch (name) {
            case "ProductCode" -> request.productCode(value);
            case "PackageType" -> request.packageType(value);
            case "Specification" -> request.specification(value);
            case "Duration" -> request.duration(Integer.valueOf(value));
            case "PricingCycle" -> request.pricingCycle(value);
            case "EffectiveDate" -> request.effectiveDate(value);
            case "OwnerId" -> request.ownerId(Long.valueOf(value));
            default -> throw OfficialClient.unknown(name);
          }
        });
    return outcome(
        () ->
            client
                .createResourcePackage(request.build())
                .thenApply(response -> response.getBody()));
  }

  private static Outcome outcome(Supplier<CompletableFuture<? extends TeaModel>> call) {
    try {
      return new Outcome.Success(call.get().get().toMap());
    } catch (ValidateException e) {
      return new Outcome.Unsent(e.getMessage());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ValidateException rejection) {
        return new Outcome.Unsent(rejection.getMessage());
      }
      if (e.getCause() instanceof PopClientException rejection) {
        return new Outcome.Refusal(
            rejection.getErrCode(),
            String.valueOf(rejection.getData().get("Message")),
            rejection.getRequestId(),
            OptionalInt.of(rejection.getStatusCode()));
      }
      return new Outcome.Failure(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
