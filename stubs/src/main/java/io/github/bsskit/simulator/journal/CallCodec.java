package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.Delivery;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.gateway.RejectionDetail;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.world.StoredJournal.StoredCall;
import java.nio.BufferUnderflowException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes calls as bytes and reads them, so that they can be stored. */
final class CallCodec {

  /** Changes when the bytes do; calls of another format are not shown. */
  private static final int FORMAT = 1;

  private static final int NO_ERROR = 0;
  private static final int GATEWAY = 1;
  private static final int OPERATION = 2;

  private final CallAnalyzer analyzer;

  CallCodec(CallAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * A call and what is needed to explain it.
   *
   * @param simulator the name of the simulator that handled it
   * @param createdKeys how many keys had been created
   * @param rounded parameters that are rounded OrderIds
   * @param repeated the call that it repeats because its response was lost, if that is known
   */
  record Content(
      String simulator,
      int createdKeys,
      List<ContractViolation> rounded,
      Optional<StoredCall> repeated,
      RawRequest request,
      RawResponse response) {}

  byte[] write(Content content) {
    CallBytes out = new CallBytes();
    out.number(FORMAT);
    out.text(content.simulator());
    out.number(content.createdKeys());
    out.all(content.rounded(), violation -> write(violation, out));
    out.all(content.repeated().stream().toList(), call -> write(call, out));
    write(content.request(), out);
    write(content.response(), out);
    return out.toByteArray();
  }

  /** Reads a call; empty if it is of another format or has an error that is not documented. */
  Optional<Content> read(byte[] bytes) {
    CallBytesReader in = new CallBytesReader(bytes);
    try {
      if (in.number() != FORMAT) {
        return Optional.empty();
      }
      String simulator = in.text();
      int createdKeys = in.integer();
      List<ContractViolation> rounded = in.all(() -> violation(in));
      Optional<StoredCall> repeated = in.all(() -> call(in)).stream().findFirst();
      RawRequest request = request(in);
      return response(in, request)
          .map(
              response ->
                  new Content(simulator, createdKeys, rounded, repeated, request, response));
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException damaged) {
      return Optional.empty();
    }
  }

  private static void write(ContractViolation violation, CallBytes out) {
    out.text(violation.rule());
    out.text(violation.parameter());
    out.text(violation.seen());
    out.text(violation.row());
    out.text(violation.change());
  }

  private static ContractViolation violation(CallBytesReader in) {
    return new ContractViolation(in.text(), in.text(), in.text(), in.text(), in.text());
  }

  private static void write(StoredCall call, CallBytes out) {
    out.number(call.number());
    out.array(call.content());
  }

  private static StoredCall call(CallBytesReader in) {
    return new StoredCall(in.number(), OptionalLong.empty(), in.array());
  }

  private static void write(RawRequest request, CallBytes out) {
    out.text(request.method());
    out.text(request.path());
    out.text(request.query());
    out.all(request.headers(), header -> write(header, out));
    out.array(request.body());
    out.flag(request.hasExactHeaders());
  }

  private static RawRequest request(CallBytesReader in) {
    return new RawRequest(
        in.text(), in.text(), in.text(), in.all(() -> header(in)), in.array(), in.flag());
  }

  private static void write(Header header, CallBytes out) {
    out.text(header.name());
    out.text(header.value());
  }

  private static Header header(CallBytesReader in) {
    return new Header(in.text(), in.text());
  }

  private static void write(RawResponse response, CallBytes out) {
    out.number(response.status());
    out.all(response.headers(), header -> write(header, out));
    out.array(response.body());
    out.text(response.delivery().extent().name());
    out.number(response.delivery().delay().toMillis());
    write(response.outcome(), out);
  }

  private Optional<RawResponse> response(CallBytesReader in, RawRequest request) {
    int status = in.integer();
    List<Header> headers = in.all(() -> header(in));
    byte[] body = in.array();
    Delivery.Extent extent = Delivery.Extent.valueOf(in.text());
    Delivery delivery = new Delivery(extent, Duration.ofMillis(in.number()));
    return outcome(in, request)
        .map(outcome -> new RawResponse(status, headers, body, delivery, outcome));
  }

  /** The parameters are not written: they are in the request. */
  private static void write(CallOutcome outcome, CallBytes out) {
    out.text(outcome.action());
    out.instant(outcome.time());
    out.text(outcome.keyId());
    out.flag(outcome.account().isPresent());
    outcome.account().ifPresent(out::signed);
    out.flag(outcome.isSigned());
    out.text(outcome.requestId());
    out.text(outcome.detail().parameter());
    out.text(outcome.detail().value());
    out.text(outcome.detail().hint());
    out.all(outcome.fields().entrySet(), field -> write(field, out));
    out.all(outcome.fault().stream().toList(), out::text);
    DocumentedError error = outcome.error().orElse(null);
    out.number(error == null ? NO_ERROR : error instanceof GatewayError ? GATEWAY : OPERATION);
    out.text(error == null ? "" : error.label());
  }

  private Optional<CallOutcome> outcome(CallBytesReader in, RawRequest request) {
    String action = in.text();
    Instant time = in.instant();
    String keyId = in.text();
    OptionalLong account = in.flag() ? OptionalLong.of(in.signed()) : OptionalLong.empty();
    boolean isSigned = in.flag();
    String requestId = in.text();
    RejectionDetail detail = new RejectionDetail(in.text(), in.text(), in.text());
    Map<String, Object> fields = new LinkedHashMap<>();
    in.all(() -> fields.put(in.text(), value(in)));
    Optional<String> fault = in.all(in::text).stream().findFirst();
    int kind = in.integer();
    Optional<DocumentedError> error = error(kind, action, in.text());
    if (kind != NO_ERROR && error.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CallOutcome(
            action,
            new RpcRequest(request).parameters(),
            time,
            keyId,
            account,
            isSigned,
            requestId,
            error,
            detail,
            fields,
            fault));
  }

  private Optional<DocumentedError> error(int kind, String action, String label) {
    return kind == GATEWAY
        ? Arrays.stream(GatewayError.values())
            .filter(error -> error.label().equals(label))
            .map(DocumentedError.class::cast)
            .findFirst()
        : analyzer.error(action, label).map(DocumentedError.class::cast);
  }

  private static void write(Map.Entry<String, Object> field, CallBytes out) {
    out.text(field.getKey());
    Object value = field.getValue();
    out.text(value instanceof Long ? "n" : value instanceof Boolean ? "b" : "t");
    out.text(String.valueOf(value));
  }

  private static Object value(CallBytesReader in) {
    String kind = in.text();
    String value = in.text();
    return switch (kind) {
      case "n" -> Long.valueOf(value);
      case "b" -> Boolean.valueOf(value);
      default -> value;
    };
  }
}
