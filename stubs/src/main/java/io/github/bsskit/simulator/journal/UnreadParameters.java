package io.github.bsskit.simulator.journal;

import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.Operation;
import io.github.bsskit.contract.Parameter;
import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.Signature;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether a call was rejected because parameters in its body were not read. */
final class UnreadParameters {

  private final RpcRequest request;
  private final CallOutcome outcome;
  private final Optional<Operation> operation;
  private final BodyProblem body;

  private UnreadParameters(
      RpcRequest request, CallOutcome outcome, Optional<Operation> operation, BodyProblem body) {
    this.request = request;
    this.outcome = outcome;
    this.operation = operation;
    this.body = body;
  }

  /**
   * The advice about a call's body; empty if it was read, or if the call was rejected for something
   * else.
   *
   * @param operation the one that the request names, if it exists
   */
  static Optional<String> advice(
      RecordedCall call, DocumentedError error, Optional<Operation> operation) {
    return BodyProblem.of(call.request())
        .map(
            body ->
                new UnreadParameters(
                    new RpcRequest(call.request()), call.outcome(), operation, body))
        .flatMap(unread -> unread.advice(error));
  }

  private Optional<String> advice(DocumentedError error) {
    if (areCauseOf(error)) {
      return Optional.of(body.found() + " " + body.fix() + signingAdvice());
    }
    // The body may have the parameter under another name.
    String rejected = outcome.detail().parameter();
    return isRequired(rejected) && isAbsent(rejected)
        ? Optional.of(error.fix() + " " + body.found())
        : Optional.empty();
  }

  /** Only V1 signs parameters, wherever they are; V3 signs query and body. */
  private String signingAdvice() {
    boolean isV1 =
        !request.isHeaderStyle()
            && (!request.parameter("Signature").isEmpty() || body.mayHave("Signature"));
    return isV1 ? " Signature V1 covers all parameters: sign those of the body too." : "";
  }

  private boolean areCauseOf(DocumentedError error) {
    String rejected = outcome.detail().parameter();
    if (error instanceof GatewayError gatewayError) {
      return rejected.isEmpty() && areCauseOf(gatewayError);
    }
    return isGarbled(outcome.detail().value()) || isLost(rejected);
  }

  private boolean areCauseOf(GatewayError error) {
    if (outcome.action().isEmpty()) {
      return isLost("Action");
    }
    if (error == GatewayError.MISSING_VERSION) {
      return isLost("Version");
    }
    // Signature V3 has all of its own in headers, and covers the body as it is.
    if (operation.isEmpty() || request.isHeaderStyle()) {
      return false;
    }
    return Signature.missing(request).isPresent() || error == GatewayError.MISSING_SECURITY_TOKEN
        ? Wire.COMMON_PARAMETERS.stream().anyMatch(this::isLost)
        : error == GatewayError.SIGNATURE_DOES_NOT_MATCH_V1 && isSignedOverUnread();
  }

  private boolean isSignedOverUnread() {
    return names().anyMatch(this::isLost)
        || outcome.parameters().values().stream().anyMatch(UnreadParameters::isGarbled);
  }

  private Stream<String> names() {
    return operation.stream().flatMap(known -> known.parameters().stream()).map(Parameter::name);
  }

  private boolean isRequired(String name) {
    return operation.stream()
        .flatMap(known -> known.parameters().stream())
        .anyMatch(parameter -> parameter.name().equals(name) && parameter.required());
  }

  private boolean isAbsent(String name) {
    return !outcome.parameters().containsKey(name);
  }

  /** Whether a parameter was sent in the body and not read. */
  private boolean isLost(String name) {
    return !name.isEmpty() && isAbsent(name) && body.mayHave(name);
  }

  /** Whether a value has what other charsets leave in UTF-8. */
  private static boolean isGarbled(String value) {
    return value.indexOf('\uFFFD') >= 0 || value.indexOf('\0') >= 0;
  }
}
