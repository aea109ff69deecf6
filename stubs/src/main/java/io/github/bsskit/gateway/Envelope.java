package io.github.bsskit.gateway;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.BodyWriter;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes answers; nothing else does.
 *
 * @param format how
 * @param requestId the answer's RequestId
 * @param traceId the answer's trace id
 * @param hostId the host as it was asked
 * @param action the operation as it was asked for
 */
record Envelope(Format format, String requestId, String traceId, String hostId, String action) {

  private static final String SUCCESS = "OK";

  /** The documented body of a success. */
  RpcAnswer success(Body body) {
    Consumer<BodyWriter> members = out -> body.writeTo(out, requestId);
    byte[] bytes =
        format == Format.JSON
            ? JsonBody.write(members)
            : XmlBody.write(action + "Response", members);
    return answer(200, bytes, List.of(), SUCCESS);
  }

  /** The envelope of a failure, with the members that real answers have (G). */
  RpcAnswer failure(Refusal refusal) {
    boolean byGateway = refusal.error() instanceof GatewayError;
    byte[] bytes =
        format == Format.JSON
            ? JsonBody.write(out -> writeJson(out, refusal, byGateway))
            : XmlBody.write("Error", out -> writeXml((XmlBody) out, refusal, byGateway));
    return answer(refusal.status(), bytes, refusal.headers(), refusal.error().code());
  }

  /** Real answers order the members differently in each of these cases; so do we. */
  private void writeJson(BodyWriter out, Refusal refusal, boolean byGateway) {
    out.text("RequestId", requestId);
    if (byGateway) {
      out.text("Message", refusal.message());
      out.text("Recommend", recommend(refusal.error()));
      out.text("HostId", hostId);
      out.text("Code", refusal.error().code());
    } else {
      out.text("HostId", hostId);
      out.text("Code", refusal.error().code());
      out.text("Message", refusal.message());
    }
  }

  private void writeXml(XmlBody out, Refusal refusal, boolean byGateway) {
    out.text("RequestId", requestId);
    out.text("HostId", hostId);
    out.text("Code", refusal.error().code());
    out.text("Message", refusal.message());
    if (byGateway) {
      out.cdata("Recommend", recommend(refusal.error()));
    }
  }

  private String recommend(DocumentedError error) {
    return Wire.RECOMMEND.replace("{code}", error.code()).replace("{requestId}", requestId);
  }

  private RpcAnswer answer(int status, byte[] body, List<Header> more, String code) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", format.contentType()));
    headers.add(new Header("Access-Control-Allow-Origin", "*"));
    headers.add(new Header("Access-Control-Expose-Headers", "*"));
    headers.add(new Header("x-acs-request-id", requestId));
    headers.add(new Header("x-acs-trace-id", traceId));
    headers.addAll(more);
    return new RpcAnswer(status, headers, body, requestId, code, action);
  }
}
