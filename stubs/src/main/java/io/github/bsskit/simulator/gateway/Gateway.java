package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.INTERNAL_ERROR;
import static io.github.bsskit.contract.GatewayError.SERVICE_UNAVAILABLE;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.Cause;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.OperationError;
import io.github.bsskit.contract.RateLimit;
import io.github.bsskit.contract.Reply;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.StateReplacedException;
import io.github.bsskit.simulator.world.StoreException;
import io.github.bsskit.simulator.world.StoreUnavailableException;
import io.github.bsskit.simulator.world.WorldState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Handles requests, in stages whose order is defined here. Every response is one that the spec
 * documents.
 */
public final class Gateway {

  private static final String TOO_MANY_DELAYED =
      "Too many calls through WireMock are delayed before they are executed; wait for some of them,"
          + " or delay only their responses";

  private final Dispatcher dispatcher;
  private final WorldState world;
  private final Authenticator authenticator;
  private final Throttle throttle;
  private final FaultInjector faults;
  private final BiConsumer<RawRequest, RawResponse> recorder;
  private final Consumer<RuntimeException> onBug;

  /** The ids of a call, which stay the same if the world has it handled again. */
  private record CallIds(String requestId, String traceId) {}

  /** A call that is executed later. */
  private record DelayedCall(CallContext context, AccessKey caller) {}

  /**
   * What a call came to.
   *
   * @param rest what is executed later, with another response; null for nothing
   */
  private record Handled(RawResponse response, DelayedCall rest) {}

  /**
   * A gateway in front of the operations of one state of a world.
   *
   * @param recorder records each request and its response, as the last step of a call
   * @param onBug receives exceptions of the simulator, for which the caller gets InternalError
   */
  public Gateway(
      List<Operation> operations,
      WorldState world,
      AuthMode authMode,
      ThrottlingMode throttling,
      BiConsumer<RawRequest, RawResponse> recorder,
      Consumer<RuntimeException> onBug) {
    this.dispatcher = new Dispatcher(operations);
    this.world = world;
    this.authenticator = new Authenticator(world, authMode);
    this.throttle = new Throttle(world, throttling);
    this.faults = new FaultInjector(world, throttle, operations);
    this.recorder = recorder;
    this.onBug = onBug;
  }

  /** Whether the gateway handles a path: {@code /}, or an operation's in OpenAPI style. */
  public boolean servesPath(String path) {
    return dispatcher.servesPath(path);
  }

  /** The actions of all operations. */
  public Set<String> actions() {
    return dispatcher.actions();
  }

  public Features features() {
    return new Features(
        Signature.NAMES,
        Format.names(),
        authenticator.unsignedCaller().isPresent(),
        throttle.isEnforced());
  }

  /** The HTTP status with which an error is returned: that of the spec or the throttling mode. */
  public int status(DocumentedError error) {
    return throttle.status(error);
  }

  /** The rate limit of an operation, whether or not it is enforced. */
  public Optional<RateLimit> rateLimit(Operation operation) {
    return throttle.limit(operation);
  }

  /** The query of a signed GET for one call; empty if no access key is allowed to make it. */
  public Optional<String> exampleQuery() {
    Operation operation = dispatcher.first();
    Instant now = world.now();
    return world
        .keys()
        .first(
            key ->
                key.isUsable(now)
                    && authorize(key, operation).fold(allowed -> true, rejection -> false))
        .map(key -> SignatureV1.signedQuery(operation, key, now, UUID.randomUUID().toString()));
  }

  /** Whether no fault applies to this request. */
  public boolean hasNoFaultFor(RpcRequest request) {
    return faults.hasNoneFor(request);
  }

  /**
   * Handles a request.
   *
   * @param delays delays a call for which latency was requested
   * @param receiver receives the response once, after the delay
   * @throws StateReplacedException if another simulator has replaced the state; then nothing is
   *     done, and the receiver receives nothing
   */
  public void handle(RpcRequest request, Delays delays, Consumer<RawResponse> receiver) {
    CallIds ids = callIds();
    Handled handled;
    try {
      handled = world.records().execute(ids.requestId(), () -> attempt(request, ids));
    } catch (StoreUnavailableException unavailable) {
      handled = new Handled(unavailable(request, ids, unavailable), null);
    }
    DelayedCall rest = handled.rest();
    if (rest == null) {
      receiver.accept(handled.response());
    } else {
      delays.after(rest.context().latency(), ending -> receiver.accept(resume(rest, ids, ending)));
    }
  }

  private Handled attempt(RpcRequest request, CallIds ids) {
    CallContext context = new CallContext(request, world);
    AtomicReference<DelayedCall> rest = new AtomicReference<>();
    RawResponse response =
        respond(
            context,
            ids,
            () ->
                admit(context)
                    .then(caller -> faults.inject(caller, context.operation(), context))
                    .then(caller -> executeNow(context, caller, rest)));
    return rest.get() == null
        ? new Handled(recorded(request, response), null)
        : new Handled(response, rest.get());
  }

  /** Executes a call unless it is delayed; then nothing is done yet, and the result is not used. */
  private static StageResult<Body> executeNow(
      CallContext context, AccessKey caller, AtomicReference<DelayedCall> rest) {
    if (context.latency().isZero()) {
      return execute(context, caller);
    }
    rest.set(new DelayedCall(context, caller));
    return StageResult.reject(SERVICE_UNAVAILABLE);
  }

  /** Executes a call after its delay. A stop in the meantime drops it. */
  private RawResponse resume(DelayedCall call, CallIds ids, Delays.Ending ending) {
    CallContext context = call.context();
    RpcRequest request = context.request();
    try {
      return world
          .records()
          .resume(
              ids.requestId(),
              () ->
                  recorded(
                      request,
                      respond(context, ids, () -> executeAfter(context, call.caller(), ending))));
    } catch (StoreUnavailableException unavailable) {
      return unavailable(request, ids, unavailable);
    }
  }

  private StageResult<Body> executeAfter(
      CallContext context, AccessKey caller, Delays.Ending ending) {
    if (ending == Delays.Ending.TOO_MANY) {
      return StageResult.reject(
          Rejection.of(SERVICE_UNAVAILABLE)
              .adding(TOO_MANY_DELAYED)
              .because(new RejectionDetail("", "", TOO_MANY_DELAYED + ".")));
    }
    return ending == Delays.Ending.OVER ? execute(context, caller) : context.drop();
  }

  /** Handles a request without faults, even if one was requested. Never delays it. */
  public RawResponse handleWithoutFaults(RpcRequest request) {
    CallIds ids = callIds();
    return inWorld(
        ids,
        request,
        () -> {
          CallContext context = new CallContext(request, world);
          return recorded(
              request,
              respond(context, ids, () -> admit(context).then(caller -> execute(context, caller))));
        });
  }

  /** Handles a call whose steps in the world are kept when this returns. */
  private RawResponse inWorld(CallIds ids, RpcRequest request, Supplier<RawResponse> call) {
    try {
      return world.records().execute(ids.requestId(), call);
    } catch (StoreUnavailableException unavailable) {
      return unavailable(request, ids, unavailable);
    }
  }

  /**
   * The response while the store is unavailable, as documented: the reason, which names the store,
   * is for the operator, in the log and in the simulator's readiness. It is not recorded: the store
   * has the journal.
   */
  private RawResponse unavailable(
      RpcRequest request, CallIds ids, StoreUnavailableException unavailable) {
    CallContext context = new CallContext(request, world);
    return context.complete(
        envelope(context, ids)
            .failure(
                Rejection.of(SERVICE_UNAVAILABLE)
                    .because(new RejectionDetail("", "", unavailable.getMessage()))));
  }

  private RawResponse recorded(RpcRequest request, RawResponse response) {
    recorder.accept(request.raw(), response);
    return response;
  }

  private RawResponse respond(
      CallContext context, CallIds ids, Supplier<StageResult<Body>> stages) {
    Envelope envelope = envelope(context, ids);
    try {
      return context.complete(stages.get().fold(envelope::success, envelope::failure));
    } catch (StoreException notKept) {
      throw notKept;
    } catch (RuntimeException bug) {
      onBug.accept(bug);
      return context.complete(envelope.failure(Rejection.of(INTERNAL_ERROR)));
    }
  }

  /**
   * Rejects a request that is not a call, for example malformed HTTP.
   *
   * @param hint what is wrong with it, appended to the message; may be empty
   * @throws StateReplacedException as {@link #handle}
   */
  public RawResponse reject(RawRequest raw, GatewayError error, String hint) {
    CallIds ids = callIds();
    RpcRequest request = new RpcRequest(raw);
    return inWorld(
        ids,
        request,
        () -> {
          CallContext context = new CallContext(request, world);
          return recorded(
              request,
              context.complete(envelope(context, ids).failure(Rejection.explained(error, hint))));
        });
  }

  /** All checks before faults and the operation. */
  private StageResult<AccessKey> admit(CallContext context) {
    return dispatcher
        .find(context.request())
        .then(
            operation -> {
              context.setOperation(operation);
              return authenticator
                  .authenticate(context.request())
                  .then(context::authenticated)
                  .then(caller -> throttle.admit(caller, operation))
                  .then(caller -> authorize(caller, operation));
            });
  }

  private static StageResult<AccessKey> authorize(AccessKey caller, Operation operation) {
    if (!caller.isApplicable()) {
      return StageResult.reject(operation.error(Cause.CALLER_NOT_APPLICABLE));
    }
    return operation.allows(caller)
        ? StageResult.pass(caller)
        : StageResult.reject(operation.error(Cause.CALLER_NOT_AUTHORIZED));
  }

  private static StageResult<Body> execute(CallContext context, AccessKey caller) {
    Operation operation = context.operation();
    Map<String, String> parameters = context.parameters();
    Reply<? extends Body, ? extends OperationError> reply =
        operation.handler().call(caller, parameters);
    return reply.fold(
        StageResult::<Body>pass,
        error ->
            StageResult.reject(
                Rejection.of(error)
                    .because(detail(operation, error, reply.rejectedParameter(), parameters))));
  }

  /** The invalid parameter, or else the first one that can cause the error. */
  private static RejectionDetail detail(
      Operation operation, OperationError error, String rejected, Map<String, String> parameters) {
    return operation.parameters().stream()
        .filter(
            parameter ->
                rejected.isEmpty()
                    ? parameter.errors().contains(error.label())
                    : parameter.name().equals(rejected))
        .findFirst()
        .map(
            parameter ->
                RejectionDetail.of(
                    new Pair(parameter.name(), parameters.getOrDefault(parameter.name(), ""))))
        .orElse(RejectionDetail.NONE);
  }

  private CallIds callIds() {
    return new CallIds(world.ids().requestId(), world.ids().traceId());
  }

  private Envelope envelope(CallContext context, CallIds ids) {
    RpcRequest request = context.request();
    return new Envelope(
        request.format(),
        ids.requestId(),
        ids.traceId(),
        context.now(),
        request.hostId(),
        request.action().orElse(""));
  }
}
