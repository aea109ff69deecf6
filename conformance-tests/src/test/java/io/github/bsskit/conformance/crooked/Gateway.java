package io.github.bsskit.conformance.crooked;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes a request through all checks to its answer, as its behaviour decides. */
final class Gateway {

  private final Behaviour behaviour;

  Gateway(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  Outgoing answer(Incoming http) {
    Call call = new Call(http, behaviour);
    Response answer = operate(call);
    behaviour.answers.forEach(change -> change.accept(answer));
    Outgoing out = render(answer);
    behaviour.transport.forEach(change -> change.accept(answer, out));
    return out;
  }

  private Response operate(Call call) {
    try {
      behaviour.gateway.run(call);
      behaviour.rules(call).steps.run(call);
      return success(call);
    } catch (Refused refused) {
      return failure(call, refused.refusal());
    }
  }

  private Response success(Call call) {
    Response answer = new Response(call, null, behaviour.requestId.apply(call));
    Map<String, Object> members = answer.members;
    members.put("Code", call.plan() ? "Success" : "200");
    members.put("Message", "Successful!");
    if (!call.plan()) {
      members.put("Data", true);
    }
    members.put("RequestId", answer.requestId);
    members.put("Success", true);
    if (call.plan()) {
      Object orderId = behaviour.orderId.apply(call);
      members.put("OrderId", orderId);
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("OrderId", orderId);
      data.put("InstanceId", "OSSBAG-cn-" + UUID.randomUUID().toString().substring(0, 8));
      members.put("Data", data);
    }
    return answer;
  }

  private Response failure(Call call, Refusal refusal) {
    Refusal said = behaviour.refusal.apply(refusal);
    Response answer = new Response(call, said, behaviour.requestId.apply(call));
    Map<String, Object> all =
        Map.of(
            "RequestId", answer.requestId,
            "HostId", call.host(),
            "Code", said.code(),
            "Message", said.message(),
            "Recommend", recommend(said, answer.requestId));
    for (String member : order(said, call)) {
      answer.members.put(member, all.get(member));
    }
    return answer;
  }

  private static List<String> order(Refusal refusal, Call call) {
    if (!refusal.ofGateway()) {
      return List.of("RequestId", "HostId", "Code", "Message");
    }
    return call.xml()
        ? List.of("RequestId", "HostId", "Code", "Message", "Recommend")
        : List.of("RequestId", "Message", "Recommend", "HostId", "Code");
  }

  static String recommend(Refusal refusal, String requestId) {
    return "https://api.aliyun.com/troubleshoot?q="
        + Params.encode(refusal.code())
        + "&product=BssOpenApi&requestId="
        + requestId;
  }

  private Outgoing render(Response answer) {
    boolean xml = answer.call.xml();
    String text = (xml ? behaviour.xml : behaviour.json).apply(answer);
    String type = xml ? Rendering.XML_TYPE : Rendering.JSON_TYPE;
    Outgoing out = new Outgoing(answer.status, type, text);
    out.headers.put("Access-Control-Allow-Origin", "*");
    out.headers.put("x-acs-request-id", answer.headerRequestId);
    out.headers.put("x-acs-trace-id", UUID.randomUUID().toString().replace("-", ""));
    if (answer.refusal != null && answer.refusal.code().startsWith("Throttling")) {
      out.headers.put("x-acs-retry-after", "60000");
    }
    return out;
  }
}
