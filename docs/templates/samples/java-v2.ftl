[#include "java-literal.ftl"]
[#macro setters arguments]
  [#list arguments as argument]

        .set[=argument.name?cap_first]([=literal(argument)])[#rt]
  [/#list]
)[#rt]
[/#macro]
import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.[=program.action]Request;
import com.aliyun.bssopenapi20171214.models.[=program.action]ResponseBody;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import java.util.Map;
[#if program.unique]
import java.util.UUID;
[/#if]

/**
[=comment(" * ", program.summary)]
 */
public class [=program.action]Example {

  public static void main(String[] args) throws Exception {
    Config config = new Config()
        .setAccessKeyId(setting("BSS_ACCESS_KEY_ID", "testid"))
        .setAccessKeySecret(setting("BSS_ACCESS_KEY_SECRET", "testsecret"))
        .setEndpoint(setting("BSS_ENDPOINT", "127.0.0.1:8080"))
        .setProtocol("http"); // https for the real service
    Client client = new Client(config);

    send(client, new [=program.action]Request()[@setters program.call/];
[#if program.expected?has_content]

[=comment("    // ", program.expected)]
    send(client, new [=program.action]Request()[@setters program.wrong/];
[/#if]
  }

  private static void send(Client client, [=program.action]Request request) throws Exception {
    try {
      [=program.action]ResponseBody response = client.[=program.action?uncap_first](request).getBody();
[#list program.printed as field]
      System.out.println("[=field.path?join(".")]: " + response[=getters(field)]);
[/#list]
    } catch (TeaException e) {
      Map<String, Object> body = e.getData(); // the response, if there is one
      if (body == null || !body.containsKey("RequestId")) {
[=comment("        // ", program.caution)]
        throw e;
      }
      System.out.println("Error: " + e.getStatusCode() + " " + e.getCode());
      System.out.println("Message: " + body.get("Message")); // getMessage() adds status and ID
      System.out.println("RequestId: " + body.get("RequestId"));
[#list program.branches as branch]
      if (e.getCode().equals("[=branch.code?j_string]")) {
[=comment("        // ", branch.advice)]
        System.out.println("[=branch.says?j_string]");
        return;
      }
[/#list]
      // After SignatureNonceUsed, the call may have been executed: this client uses OkHttp, which
      // repeats a request when a reused connection closes without a response.
      throw e;
    }
  }

  private static String setting(String name, String fallback) {
    return System.getenv().getOrDefault(name, fallback);
  }
}
