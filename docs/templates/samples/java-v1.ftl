[#include "java-literal.ftl"]
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.bssopenapi.model.v20171214.[=program.action]Request;
import com.aliyuncs.bssopenapi.model.v20171214.[=program.action]Response;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
[#if program.unique]
import java.util.UUID;
[/#if]

/**
[=comment(" * ", program.summary)]
 */
public class [=program.action]Example {

  public static void main(String[] args) throws ClientException {
    DefaultProfile profile = DefaultProfile.getProfile("cn-hangzhou");
    profile.getHttpClientConfig().setProtocolType(ProtocolType.HTTP); // HTTPS for the real service
    IAcsClient client = new DefaultAcsClient(profile, new BasicCredentials(
        setting("BSS_ACCESS_KEY_ID", "testid"), setting("BSS_ACCESS_KEY_SECRET", "testsecret")));

    [=program.action]Request request = new [=program.action]Request();
[#list program.call as argument]
    request.set[=argument.name?cap_first]([=literal(argument)]);
[/#list]
    send(client, request);
[#if program.expected?has_content]

[=comment("    // ", program.expected)]
    [=program.action]Request wrong = new [=program.action]Request();
[#list program.wrong as argument]
    wrong.set[=argument.name?cap_first]([=literal(argument)]);
[/#list]
    send(client, wrong);
[/#if]
  }

  private static void send(IAcsClient client, [=program.action]Request request)
      throws ClientException {
    request.setSysEndpoint(setting("BSS_ENDPOINT", "127.0.0.1:8080"));
    try {
      [=program.action]Response response = client.getAcsResponse(request);
[#list program.printed as field]
      System.out.println("[=field.path?join(".")]: " + response[=getters(field)]);
[/#list]
    } catch (ClientException e) {
      if (e.getRequestId() == null) {
[=comment("        // ", program.caution)]
        throw e;
      }
      // The exception does not contain the HTTP status; from 500 on it is a ServerException.
      // client.doAction(request).getStatus() returns the status and throws no exception.
      System.out.println("Error: " + e.getErrCode());
      System.out.println("Message: " + e.getErrMsg());
      System.out.println("RequestId: " + e.getRequestId());
[#list program.branches as branch]
      if (e.getErrCode().equals("[=branch.code?j_string]")) {
[=comment("        // ", branch.advice)]
        System.out.println("[=branch.says?j_string]");
        return;
      }
[/#list]
      throw e;
    }
  }

  private static String setting(String name, String fallback) {
    return System.getenv().getOrDefault(name, fallback);
  }
}
