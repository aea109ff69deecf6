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
 * Writes all responses.
 *
 * @param now the time of the response
 * @param hostId the Host header of the request
 * @param action the operation that the request names
 */
record Envelope(
    Format format, String requestId, String traceId, Instant now, String hostId, String action) {

  /** The date format of HTTP, with two digits for the day. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Caches the last date: many responses share a second. */
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

  /** A success with the documented body. */
  RawResponse success(Body body) {
    Consumer<BodyWriter> fields = out -> body.writeTo(out, requestId);
    byte[] bytes =
        format == Format.JSON ? JsonBody.write(fields) : XmlBody.write(action + "Response", fields);
    Map<String, Object> content = FieldList.of(body, requestId);
    return response(200, bytes, List.of(), Optional.empty(), RejectionDetail.NONE, content);
  }

  /** An error with the fields of real responses (G). */
  RawResponse failure(Rejection rejection) {
    boolean byGateway = rejection.error() instanceof GatewayError;
    byte[] bytes =
        format == Format.JSON
            ? JsonBody.write(out -> writeJson(out, rejection, byGateway))
            : XmlBody.write("Error", out -> writeXml((XmlBody) out, rejection, byGateway));
    return response(
        rejection.status(),
        bytes,
        rejection.headers(),
        Optional.of(rejection.error()),
        rejection.detail(),
        Map.of());
  }

  /** The order of the fields in each case is that of real responses (G). */
  private void writeJson(BodyWriter out, Rejection rejection, boolean byGateway) {
    out.text("RequestId", requestId);
    if (byGateway) {
      out.text("Message", rejection.message());
      out.text("Recommend", recommend(rejection.error()));
      out.text("HostId", hostId);
      out.text("Code", rejection.error().code());
    } else {
      out.text("HostId", hostId);
      out.text("Code", rejection.error().code());
      out.text("Message", rejection.message());
    }
  }

  private void writeXml(XmlBody out, Rejection rejection, boolean byGateway) {
    out.text("RequestId", requestId);
    out.text("HostId", hostId);
    out.text("Code", rejection.error().code());
    out.text("Message", rejection.message());
    if (byGateway) {
      out.cdata("Recommend", recommend(rejection.error()));
    }
  }

  private String recommend(DocumentedError error) {
    return Wire.RECOMMEND.replace("{code}", error.code()).replace("{requestId}", requestId);
  }

  /** {@link CallContext#complete} fills in the rest of the outcome. */
  private RawResponse response(
      int status,
      byte[] body,
      List<Header> more,
      Optional<DocumentedError> error,
      RejectionDetail detail,
      Map<String, Object> fields) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Date", date(now)));
    headers.add(new Header("Content-Type", format.contentType()));
    headers.add(new Header("Access-Control-Allow-Origin", "*"));
    headers.add(new Header("Access-Control-Expose-Headers", "*"));
    headers.add(new Header("x-acs-request-id", requestId));
    headers.add(new Header("x-acs-trace-id", traceId));
    headers.addAll(more);
    OptionalLong account = OptionalLong.empty();
    CallOutcome outcome =
        new CallOutcome(
            action,
            Map.of(),
            now,
            "",
            account,
            false,
            requestId,
            error,
            detail,
            fields,
            Optional.empty());
    return new RawResponse(status, headers, body, Delivery.COMPLETE, outcome);
  }
}
