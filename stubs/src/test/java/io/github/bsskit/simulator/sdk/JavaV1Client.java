package io.github.bsskit.simulator.sdk;

import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.BasicSessionCredentials;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.bssopenapi.model.v20171214.CreateResellerUserQuotaRequest;
import com.aliyuncs.bssopenapi.model.v20171214.CreateResourcePackageRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.profile.DefaultProfile;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** The client {@code aliyun-java-sdk-bssopenapi}. */
final class JavaV1Client implements OfficialClient {

  private final IAcsClient client;
  private final String endpoint;
  private final SignatureVersion signature;
  private final FormatType format;
  private Map<String, String> headers = Map.of();

  JavaV1Client(String endpoint, Key key, SignatureVersion signature, FormatType format) {
    this.client = new DefaultAcsClient(DefaultProfile.getProfile("cn-hangzhou"), credentials(key));
    this.endpoint = endpoint;
    this.signature = signature;
    this.format = format;
  }

  /** Sends these headers too, with every call. */
  JavaV1Client with(Map<String, String> more) {
    headers = more;
    return this;
  }

  private static AlibabaCloudCredentials credentials(Key key) {
    return key.isTemporary()
        ? new BasicSessionCredentials(key.id(), key.secret(), key.token())
        : new BasicCredentials(key.id(), key.secret());
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
    return send(
        request,
        response ->
            Map.of(
                "Code", response.getCode(),
                "Message", response.getMessage(),
                "Data", response.getData(),
                "RequestId", response.getRequestId(),
                "Success", response.getSuccess()));
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
    return send(
        request,
        response ->
            Map.of(
                "Code", response.getCode(),
                "Message", response.getMessage(),
                "RequestId", response.getRequestId(),
                "Success", response.getSuccess(),
                "OrderId", response.getOrderId(),
                "Data",
                    Map.of(
                        "OrderId", response.getData().getOrderId(),
                        "InstanceId", response.getData().getInstanceId())));
  }

  private <T extends AcsResponse> Outcome send(
      RpcAcsRequest<T> request, Function<T, Map<String, Object>> members) {
    request.setSysEndpoint(endpoint);
    request.setSysSignatureVersion(signature);
    request.setSysAcceptFormat(format);
    headers.forEach(request::putHeaderParameter);
    try {
      return new Outcome.Success(members.apply(client.getAcsResponse(request)));
    } catch (ClientException e) {
      return new Outcome.Refusal(
          e.getErrCode(), e.getErrMsg(), e.getRequestId(), OptionalInt.empty());
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
