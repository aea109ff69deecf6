package io.github.bsskit.simulator.gateway;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the stages find out about one call. */
final class CallContext {

  private static final String HTML = "text/html;charset=utf-8";

  private final RpcRequest request;
  private final WorldState world;
  private Operation operation;
  private Instant arrival;
  private Map<String, String> parameters;
  private String keyId;
  private OptionalLong account;
  private boolean isSigned;
  private Optional<String> fault = Optional.empty();
  private Delivery delivery = Delivery.COMPLETE;
  private Duration latency = Duration.ZERO;
  private boolean hasWrongContentType;

  CallContext(RpcRequest request, WorldState world) {
    this.request = request;
    this.world = world;
    parameters = request.parameters();
    keyId = request.accessKeyId();
    account =
        world
            .keys()
            .find(keyId)
            .map(key -> OptionalLong.of(key.accountId()))
            .orElse(OptionalLong.empty());
    arrival = now();
  }

  /** Sets the operation that the request names. */
  void setOperation(Operation operation) {
    this.operation = operation;
  }

  /** The operation; null before it is found. */
  Operation operation() {
    return operation;
  }

  /** Sets the authenticated caller, which an unsigned request does not name. */
  StageResult<AccessKey> authenticated(AccessKey caller) {
    isSigned = !keyId.isEmpty();
    keyId = caller.id();
    account = OptionalLong.of(caller.accountId());
    arrival = now();
    return StageResult.pass(caller);
  }

  RpcRequest request() {
    return request;
  }

  /** The parameters for the operation. */
  Map<String, String> parameters() {
    return parameters;
  }

  /** A parameter's value; empty if it is absent. */
  String value(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Replaces a parameter for the operation. */
  void replace(String name, String value) {
    parameters = new LinkedHashMap<>(parameters);
    parameters.put(name, value);
  }

  /** Records the fault that was requested for this call. */
  void setFault(String description) {
    fault = Optional.of(description);
  }

  void setDelivery(Delivery.Extent extent, Duration delay) {
    delivery = new Delivery(extent, delay);
  }

  /** Closes the connection; the operation is not executed. */
  <T> StageResult<T> drop() {
    setDelivery(Delivery.Extent.DROPPED, Duration.ZERO);
    return StageResult.reject(GatewayError.SERVICE_UNAVAILABLE);
  }

  /** Requests a delay before the operation is executed. */
  void setLatency(Duration delay) {
    latency = delay;
  }

  /** The delay before the operation is executed; zero for none. */
  Duration latency() {
    return latency;
  }

  /** Labels the response as HTML. */
  void setWrongContentType() {
    hasWrongContentType = true;
  }

  /** The time of the caller's account; the world's for an unknown key. */
  Instant now() {
    return account.isPresent() ? world.now(account.getAsLong()) : world.now();
  }

  /** Adds delivery and outcome to a response. */
  RawResponse complete(RawResponse response) {
    CallOutcome written = response.outcome();
    CallOutcome outcome =
        new CallOutcome(
            written.action(),
            request.parameters(),
            arrival,
            keyId,
            account,
            isSigned,
            written.requestId(),
            written.error(),
            written.detail(),
            written.fields(),
            fault);
    RawResponse complete =
        new RawResponse(response.status(), response.headers(), response.body(), delivery, outcome);
    return hasWrongContentType ? complete.withContentType(HTML) : complete;
  }
}
