package io.github.bsskit.simulator.gateway;

import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is found out about one call on its way through the stages. */
final class CallContext {

  private static final String HTML = "text/html;charset=utf-8";

  private final RpcRequest request;
  private final World world;
  private Instant came;
  private Map<String, String> parameters;
  private String keyId;
  private OptionalLong account;
  private Optional<String> met = Optional.empty();
  private Delivery delivery = Delivery.COMPLETE;
  private boolean isMistyped;

  CallContext(RpcRequest request, World world) {
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
    came = now();
  }

  /** Who has turned out to call; an unsigned call names nobody. */
  StageResult<AccessKey> calledBy(AccessKey caller) {
    keyId = caller.id();
    account = OptionalLong.of(caller.accountId());
    came = now();
    return StageResult.pass(caller);
  }

  RpcRequest request() {
    return request;
  }

  /** The parameters that the operation is handed. */
  Map<String, String> parameters() {
    return parameters;
  }

  /** A parameter's value; empty if it is absent. */
  String value(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** ClockState the operation another value than came. */
  void replace(String name, String value) {
    parameters = new LinkedHashMap<>(parameters);
    parameters.put(name, value);
  }

  /** Notes that the call meets something that somebody has asked for. */
  void meet(String fault) {
    met = Optional.of(fault);
  }

  void deliver(Delivery.Extent extent, Duration delay) {
    delivery = new Delivery(extent, delay);
  }

  /** The answer is to say that it is HTML. */
  void mistype() {
    isMistyped = true;
  }

  /** The time that it is for the caller. */
  Instant now() {
    return account.isPresent() ? world.now(account.getAsLong()) : world.now();
  }

  /** The answer as it is to go out, with all that was found out. */
  RawResponse complete(RawResponse answer) {
    CallOutcome said = answer.outcome();
    CallOutcome outcome =
        new CallOutcome(
            said.action(),
            request.parameters(),
            came,
            keyId,
            account,
            said.requestId(),
            said.error(),
            said.detail(),
            said.fields(),
            met);
    RawResponse whole =
        new RawResponse(answer.status(), answer.headers(), answer.body(), delivery, outcome);
    return isMistyped ? whole.typed(HTML) : whole;
  }
}
