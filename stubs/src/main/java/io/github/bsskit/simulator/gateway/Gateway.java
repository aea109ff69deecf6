package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.INTERNAL_ERROR;
import static io.github.bsskit.contract.GatewayError.INVALID_ACTION_NOT_FOUND;
import static io.github.bsskit.contract.GatewayError.INVALID_PARAMETER_FORMAT;
import static io.github.bsskit.contract.GatewayError.INVALID_VERSION;
import static io.github.bsskit.contract.GatewayError.MISSING_ACTION;
import static io.github.bsskit.contract.GatewayError.MISSING_VERSION;
import static io.github.bsskit.contract.GatewayError.REQUEST_ENTITY_TOO_LARGE;
import static io.github.bsskit.contract.GatewayError.UNSUPPORTED_HTTP_METHOD;

import io.github.bsskit.contract.Body;
import io.github.bsskit.contract.Cause;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.OperationError;
import io.github.bsskit.contract.Reply;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Answers calls: the one place that knows the order of the stages.
 *
 * <p>Whatever comes, the answer is one that the spec documents.
 */
public final class Gateway {

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final World world;
  private final Authenticator authenticator;
  private final Throttle throttle;
  private final FaultInjector encounters;
  private final Consumer<RuntimeException> onFault;

  /**
   * A gateway in front of operations.
   *
   * @param onFault told of every fault of our own; the caller is told InternalError
   * @param pause waits as long as it is told, when somebody has asked for latency, and answers
   *     whether nothing cut it short
   */
  public Gateway(
      List<Operation> operations,
      World world,
      AuthMode authMode,
      ThrottlingMode throttling,
      Consumer<RuntimeException> onFault,
      Predicate<Duration> pause) {
    operations.forEach(operation -> this.operations.put(operation.action(), operation));
    this.world = world;
    this.authenticator = new Authenticator(world, authMode);
    this.throttle = new Throttle(world, throttling);
    this.encounters = new FaultInjector(world, throttle, operations, pause);
    this.onFault = onFault;
  }

  /** Whether a path is one of the gateway's: the wire's own, or an operation's in OpenAPI style. */
  public boolean servesPath(String path) {
    return path.equals(Wire.PATH)
        || path.startsWith("/") && operations.containsKey(path.substring(1));
  }

  /** The actions of all operations. */
  public Set<String> actions() {
    return operations.keySet();
  }

  /** What it takes and keeps to, as it is set up. */
  public Features features() {
    return new Features(
        Signature.NAMES,
        Format.names(),
        authenticator.unsignedCaller().isPresent(),
        throttle.isEnforced());
  }

  /** The query of a signed GET that is good for one call from now on, if any key may make it. */
  public Optional<String> exampleQuery() {
    Operation operation = operations.values().iterator().next();
    Instant now = world.now();
    return world
        .keys()
        .first(
            key ->
                key.isUsable(now) && authorise(key, operation).fold(may -> true, mayNot -> false))
        .map(key -> SignatureV1.signedQuery(operation, key, now, UUID.randomUUID().toString()));
  }

  /** Whether nobody has asked that a call like this one meets anything but what it deserves. */
  public boolean hasNoFaultFor(RpcRequest request) {
    return encounters.isNothingFor(request);
  }

  /** Answers a call, which may be held back for as long as somebody has asked for. */
  public RawResponse handle(RpcRequest request) {
    return handle(request, false);
  }

  /** Answers a call that meets nothing, even if somebody has asked for something since. */
  public RawResponse handleWithoutFaults(RpcRequest request) {
    return handle(request, true);
  }

  private RawResponse handle(RpcRequest request, boolean isPlain) {
    CallContext course = new CallContext(request, world);
    Envelope envelope = envelope(course);
    try {
      return course.complete(handle(course, isPlain, envelope));
    } catch (RuntimeException fault) {
      onFault.accept(fault);
      return course.complete(envelope.failure(Rejection.of(INTERNAL_ERROR)));
    }
  }

  /** Answers something that is no call, such as a request that is not well-formed HTTP. */
  public RawResponse reject(RawRequest call, GatewayError error) {
    CallContext course = new CallContext(new RpcRequest(call), world);
    return course.complete(envelope(course).failure(Rejection.of(error)));
  }

  private RawResponse handle(CallContext course, boolean isPlain, Envelope envelope) {
    return findOperation(course.request())
        .then(
            operation ->
                authenticator
                    .authenticate(course.request())
                    .then(course::calledBy)
                    .then(caller -> throttle.admit(caller, operation))
                    .then(caller -> authorise(caller, operation))
                    .then(
                        caller ->
                            isPlain
                                ? StageResult.pass(caller)
                                : encounters.meet(caller, operation, course))
                    .then(caller -> carryOut(operation, caller, course.parameters())))
        .fold(envelope::success, envelope::failure);
  }

  /** Everything that is decided before it matters who calls. */
  private StageResult<Operation> findOperation(RpcRequest request) {
    if (!Wire.METHODS.contains(request.raw().method())) {
      return StageResult.reject(UNSUPPORTED_HTTP_METHOD);
    }
    if (request.raw().body().length > Wire.MAX_BODY_BYTES) {
      return StageResult.reject(REQUEST_ENTITY_TOO_LARGE);
    }
    Optional<String> action = request.action();
    if (action.filter(String::isEmpty).isPresent()) {
      return StageResult.reject(MISSING_ACTION);
    }
    Operation operation = action.map(operations::get).orElse(null);
    if (operation == null) {
      return StageResult.reject(INVALID_ACTION_NOT_FOUND);
    }
    return checkVersionAndFormat(request)
        .map(StageResult::<Operation>reject)
        .orElse(StageResult.pass(operation));
  }

  private static Optional<GatewayError> checkVersionAndFormat(RpcRequest request) {
    String version = request.version().orElse("two versions");
    if (version.isEmpty() && !request.isOpenApiStyle()) {
      return Optional.of(MISSING_VERSION);
    }
    if (!version.isEmpty() && !version.equals(Wire.VERSION)) {
      return Optional.of(INVALID_VERSION);
    }
    String format = request.parameter("Format");
    return format.isEmpty() || Format.named(format).isPresent()
        ? Optional.empty()
        : Optional.of(INVALID_PARAMETER_FORMAT);
  }

  private static StageResult<AccessKey> authorise(AccessKey caller, Operation operation) {
    if (!caller.isApplicable()) {
      return StageResult.reject(operation.error(Cause.CALLER_NOT_APPLICABLE));
    }
    return caller.isAllowed(operation.ramAction())
        ? StageResult.pass(caller)
        : StageResult.reject(operation.error(Cause.CALLER_NOT_AUTHORIZED));
  }

  private static StageResult<Body> carryOut(
      Operation operation, AccessKey caller, Map<String, String> parameters) {
    Reply<? extends Body, ? extends OperationError> reply =
        operation.handler().call(caller, parameters);
    return reply.fold(
        StageResult::<Body>pass,
        error ->
            StageResult.reject(
                Rejection.of(error)
                    .because(reason(operation, error, reply.decidedBy(), parameters))));
  }

  /** The parameter that was read wrong, or else the one that can have that error. */
  private static RejectionDetail reason(
      Operation operation, OperationError error, String decidedBy, Map<String, String> parameters) {
    return operation.parameters().stream()
        .filter(
            parameter ->
                decidedBy.isEmpty()
                    ? parameter.errors().contains(error.label())
                    : parameter.name().equals(decidedBy))
        .findFirst()
        .map(
            parameter ->
                RejectionDetail.of(parameter.name(), parameters.getOrDefault(parameter.name(), "")))
        .orElse(RejectionDetail.NONE);
  }

  private Envelope envelope(CallContext course) {
    RpcRequest request = course.request();
    return new Envelope(
        request.format(),
        world.ids().requestId(),
        world.ids().traceId(),
        course.now(),
        request.hostId(),
        request.action().orElse(""));
  }
}
