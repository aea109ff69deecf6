package io.github.bsskit.simulator.gateway;

import static io.github.bsskit.contract.GatewayError.INVALID_ACTION_NOT_FOUND;
import static io.github.bsskit.contract.GatewayError.INVALID_PARAMETER_FORMAT;
import static io.github.bsskit.contract.GatewayError.INVALID_VERSION;
import static io.github.bsskit.contract.GatewayError.MISSING_ACTION;
import static io.github.bsskit.contract.GatewayError.MISSING_VERSION;
import static io.github.bsskit.contract.GatewayError.REQUEST_ENTITY_TOO_LARGE;
import static io.github.bsskit.contract.GatewayError.UNSUPPORTED_HTTP_METHOD;

import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the operation that a request calls. */
final class Dispatcher {

  private final Map<String, Operation> operations = new LinkedHashMap<>();

  Dispatcher(List<Operation> operations) {
    operations.forEach(operation -> this.operations.put(operation.action(), operation));
  }

  boolean servesPath(String path) {
    return path.equals(Wire.PATH)
        || path.startsWith("/") && operations.containsKey(path.substring(1));
  }

  Set<String> actions() {
    return operations.keySet();
  }

  Operation first() {
    return operations.values().iterator().next();
  }

  /** The operation that a request calls, after the checks before authentication. */
  StageResult<Operation> find(RpcRequest request) {
    if (!Wire.METHODS.contains(request.raw().method())) {
      return StageResult.reject(UNSUPPORTED_HTTP_METHOD);
    }
    if (request.raw().body().length > Wire.MAX_BODY_BYTES) {
      return StageResult.reject(REQUEST_ENTITY_TOO_LARGE);
    }
    Optional<String> limit = request.exceededLimit();
    if (limit.isPresent()) {
      return StageResult.reject(Rejection.explained(REQUEST_ENTITY_TOO_LARGE, limit.get()));
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
}
