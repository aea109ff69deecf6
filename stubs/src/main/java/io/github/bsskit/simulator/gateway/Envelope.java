package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.BodyWriter;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Wire;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Writes answers; nothing else does.
 *
 * @param format how
 * @param requestId the answer's RequestId
 * @param traceId the answer's trace id
 * @param now the time of the answer
 * @param hostId the host as it was asked
 * @param action the operation as it was asked for
 */
record Envelope(
    Format format, String requestId, String traceId, Instant now, String hostId, String action) {

  /** As HTTP has dates, always with two digits for the day. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The last second that was written; most answers of a second follow each other. */
  private static volatile Written lastDate = new Written(Long.MIN_VALUE, "");

  private record Written(long second, String date) {}

  private static String date(Instant instant) {
    Written last = lastDate;
    if (last.second() != instant.getEpochSecond()) {
      last = new Written(instant.getEpochSecond(), DATE.format(instant));
      lastDate = last;
    }
    return last.date();
  }

  /** The documented body of a success. */
  RawResponse success(Body body) {
    Consumer<BodyWriter> members = out -> body.writeTo(out, requestId);
    byte[] bytes =
        format == Format.JSON
            ? JsonBody.write(members)
            : XmlBody.write(action + "Response", members);
    return answer(200, bytes, List.of(), outcome(FieldList.of(body, requestId)));
  }

  /** The envelope of a failure, with the members that real answers have (G). */
  RawResponse failure(Rejection refusal) {
    boolean byGateway = refusal.error() instanceof GatewayError;
    byte[] bytes =
        format == Format.JSON
            ? JsonBody.write(out -> writeJson(out, refusal, byGateway))
            : XmlBody.write("Error", out -> writeXml((XmlBody) out, refusal, byGateway));
    return answer(refusal.status(), bytes, refusal.headers(), outcome(refusal));
  }

  /** Real answers order the members differently in each of these cases; so do we. */
  private void writeJson(BodyWriter out, Rejection refusal, boolean byGateway) {
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

  private void writeXml(XmlBody out, Rejection refusal, boolean byGateway) {
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

  private CallOutcome outcome(Map<String, Object> members) {
    return outcome(Optional.empty(), RejectionDetail.NONE, members);
  }

  private CallOutcome outcome(Rejection refusal) {
    return outcome(Optional.of(refusal.error()), refusal.reason(), Map.of());
  }

  /** Who called and how is not the envelope's to know. */
  private CallOutcome outcome(
      Optional<DocumentedError> error, RejectionDetail reason, Map<String, Object> members) {
    return new CallOutcome(
        action,
        Map.of(),
        now,
        "",
        OptionalLong.empty(),
        requestId,
        error,
        reason,
        members,
        Optional.empty());
  }

  private RawResponse answer(int status, byte[] body, List<Header> more, CallOutcome outcome) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Date", date(now)));
    headers.add(new Header("Content-Type", format.contentType()));
    headers.add(new Header("Access-Control-Allow-Origin", "*"));
    headers.add(new Header("Access-Control-Expose-Headers", "*"));
    headers.add(new Header("x-acs-request-id", requestId));
    headers.add(new Header("x-acs-trace-id", traceId));
    headers.addAll(more);
    return new RawResponse(status, headers, body, Delivery.COMPLETE, outcome);
  }
}
