package io.github.bsskit.conformance.crooked;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs all checks on a request and builds the response. */
final class Gateway {

  private final Behaviour behaviour;

  Gateway(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  Outgoing respond(Incoming http) {
    Call call = new Call(http, behaviour);
    Response response = operate(call);
    behaviour.responses.forEach(change -> change.accept(response));
    Outgoing out = render(response);
    behaviour.transport.forEach(change -> change.accept(response, out));
    return out;
  }

  private Response operate(Call call) {
    try {
      behaviour.gateway.run(call);
      behaviour.rules(call).steps.run(call);
      return success(call);
    } catch (Rejected rejected) {
      return failure(call, rejected.rejection());
    }
  }

  private Response success(Call call) {
    Response response = new Response(call, null, behaviour.requestId.apply(call));
    Map<String, Object> fields = response.fields;
    fields.put("Code", call.plan() ? "Success" : "200");
    fields.put("Message", "Successful!");
    if (!call.plan()) {
      fields.put("Data", true);
    }
    fields.put("RequestId", response.requestId);
    fields.put("Success", true);
    if (call.plan()) {
      Object orderId = behaviour.orderId.apply(call);
      fields.put("OrderId", orderId);
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("OrderId", orderId);
      data.put("InstanceId", "OSSBAG-cn-" + UUID.randomUUID().toString().substring(0, 8));
      fields.put("Data", data);
    }
    return response;
  }

  private Response failure(Call call, Rejection rejection) {
    Rejection returned = behaviour.rejection.apply(rejection);
    Response response = new Response(call, returned, behaviour.requestId.apply(call));
    Map<String, Object> all =
        Map.of(
            "RequestId", response.requestId,
            "HostId", call.host(),
            "Code", returned.code(),
            "Message", returned.message(),
            "Recommend", recommend(returned, response.requestId));
    for (String field : order(returned, call)) {
      response.fields.put(field, all.get(field));
    }
    return response;
  }

  private static List<String> order(Rejection rejection, Call call) {
    if (!rejection.ofGateway()) {
      return List.of("RequestId", "HostId", "Code", "Message");
    }
    return call.xml()
        ? List.of("RequestId", "HostId", "Code", "Message", "Recommend")
        : List.of("RequestId", "Message", "Recommend", "HostId", "Code");
  }

  static String recommend(Rejection rejection, String requestId) {
    return "https://api.aliyun.com/troubleshoot?q="
        + Params.encode(rejection.code())
        + "&product=BssOpenApi&requestId="
        + requestId;
  }

  private Outgoing render(Response response) {
    boolean xml = response.call.xml();
    String text = (xml ? behaviour.xml : behaviour.json).apply(response);
    String type = xml ? Rendering.XML_TYPE : Rendering.JSON_TYPE;
    Outgoing out = new Outgoing(response.status, type, text);
    out.headers.put("Access-Control-Allow-Origin", "*");
    out.headers.put("x-acs-request-id", response.headerRequestId);
    out.headers.put("x-acs-trace-id", UUID.randomUUID().toString().replace("-", ""));
    if (response.rejection != null && response.rejection.code().startsWith("Throttling")) {
      out.headers.put("x-acs-retry-after", "60000");
    }
    return out;
  }
}
