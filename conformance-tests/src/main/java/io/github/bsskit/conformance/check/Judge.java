package io.github.bsskit.conformance.check;

import io.github.bsskit.conformance.check.InvariantResult.Collector;
import io.github.bsskit.conformance.obligation.Invariant;
import io.github.bsskit.conformance.target.Call;
import io.github.bsskit.conformance.target.CallStyle;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.conformance.target.ResponseDocument;
import io.github.bsskit.conformance.target.WireResult;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.FieldRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the invariants of one exchange: every response is a documented success or a documented
 * error, complete, and nothing else.
 */
final class Judge {

  private final Rulebook rulebook;
  private final boolean live;
  private final Pattern requestId;

  Judge(Rulebook rulebook, boolean live) {
    this.rulebook = rulebook;
    this.live = live;
    this.requestId =
        rulebook
            .gateway()
            .failure()
            .field("RequestId")
            .flatMap(field -> field.value().pattern())
            .orElseThrow();
  }

  List<InvariantResult> judge(Exchange exchange) {
    Collector results = new Collector();
    if (isCoveredByContract(exchange)) {
      if (exchange.result() instanceof WireResult.Received received) {
        ResponseDocument document = exchange.document().orElseThrow();
        ResponseInvariants.received(exchange, received, document, results);
        if (exchange.call().isPresent() && document.isReadable()) {
          content(exchange, received, document, results);
        }
      } else if (exchange.result() instanceof WireResult.NoResponse missing) {
        ResponseInvariants.noResponse(missing, results);
      }
    }
    return results.results();
  }

  /**
   * Whether the contract covers the response. Many HTTP servers respond to a method other than GET
   * and POST themselves, with their own page or none.
   */
  boolean isCoveredByContract(Exchange exchange) {
    return rulebook.wire().methods().contains(exchange.request().method());
  }

  private void content(
      Exchange exchange,
      WireResult.Received received,
      ResponseDocument document,
      Collector results) {
    requestId(exchange, received, results);
    Call call = exchange.call().orElseThrow();
    OperationRule operation = call.operation();
    ResponseCode code = ResponseCode.of(rulebook, exchange);
    boolean hasErrorStatus = exchange.status() >= 400;
    results.check(
        Invariant.SUCCESS_OR_ERROR,
        code.isSuccess() || hasErrorStatus,
        "a success, or an error with status 4xx or 5xx",
        "HTTP " + exchange.status() + " with " + document.root().description());
    if (!code.known() && !hasErrorStatus) {
      return;
    }
    if (code.isSuccess() || isOfOperation(operation, exchange)) {
      // a gateway may reject a call before it has read the requested format
      format(call, document, results);
    }
    if (code.isSuccess()) {
      success(operation, exchange, document, results);
    } else {
      error(operation, exchange, document, results);
    }
  }

  private static boolean isOfOperation(OperationRule operation, Exchange exchange) {
    return operation.errors().stream()
        .anyMatch(error -> error.code().equals(exchange.field("Code")));
  }

  private static void format(Call call, ResponseDocument document, Collector results) {
    String requested = call.style().format();
    if (!requested.equals(CallStyle.ANY_FORMAT)) {
      String actual = document.format();
      results.check(Invariant.FORMAT, actual.equals(requested), requested, actual);
    }
  }

  private void requestId(Exchange exchange, WireResult.Received received, Collector results) {
    String id = exchange.field("RequestId");
    results.check(Invariant.REQUEST_ID_PRESENT, !id.isEmpty(), "a RequestId", "none in the body");
    if (!id.isEmpty()) {
      boolean wellFormed = requestId.matcher(id).matches();
      results.check(Invariant.REQUEST_ID_FORMAT, wellFormed, "an upper-case UUID", id);
      received
          .header("x-acs-request-id")
          .ifPresent(
              header -> results.check(Invariant.REQUEST_ID_HEADER, header.equals(id), id, header));
    }
  }

  private static void success(
      OperationRule operation, Exchange exchange, ResponseDocument document, Collector results) {
    String name = operation.name();
    results.check(
        Invariant.SUCCESS_STATUS.address(name),
        exchange.status() == 200,
        "HTTP 200",
        "HTTP " + exchange.status());
    xmlRoot(name + "/success", name + "Response", document, results);
    FieldInvariants.check(name + "/success", operation.success(), document, results);
    operation
        .success()
        .same()
        .forEach(
            (one, other) -> {
              Optional<String> first = document.root().textAt(one);
              Optional<String> second = document.root().textAt(other);
              if (first.isPresent() && second.isPresent()) {
                results.check(
                    Invariant.SAME.address(name, one, other),
                    first.equals(second),
                    second.get(),
                    first.get());
              }
            });
  }

  private static void xmlRoot(
      String group, String root, ResponseDocument document, Collector results) {
    if (document.format().equals("XML")) {
      results.check(
          Invariant.XML_ROOT.address(group),
          document.rootName().equals(root),
          "<" + root + ">",
          "<" + document.rootName() + ">");
    }
  }

  private void error(
      OperationRule operation, Exchange exchange, ResponseDocument document, Collector results) {
    String code = exchange.field("Code");
    Optional<ErrorRule> own =
        operation.errors().stream().filter(error -> error.code().equals(code)).findFirst();
    Optional<ErrorRule> ofGateway = gatewayError(exchange);
    boolean isOfGateway =
        own.isEmpty()
            || (ofGateway.isPresent()
                && own.get().status() != exchange.status()
                && ofGateway.get().status() == exchange.status()
                && ofGateway.get().says(exchange.field("Message")));
    Optional<ErrorRule> rule = isOfGateway ? ofGateway : own;
    boolean inGatewayGroup = isOfGateway && ofGateway.isPresent();
    String group = (inGatewayGroup ? "gateway" : operation.name()) + "/error";
    boolean documented = rule.isPresent() || (live && isOfLiveGateway(operation, code));
    if (!code.isEmpty()) {
      String address = Invariant.DOCUMENTED_CODE.address(group);
      results.check(address, documented, "a documented code", code);
    }
    rule.ifPresent(
        error -> {
          row(group, error, exchange, results);
          stringToSign(group, error, exchange, results);
        });
    FieldRule body = inGatewayGroup ? rulebook.gatewayFailure() : operation.failure();
    FieldInvariants.check(group, body, document, results);
    xmlRoot(group, "Error", document, results);
  }

  /** The gateway error of a response's code; of several the one that fits the message best. */
  private Optional<ErrorRule> gatewayError(Exchange exchange) {
    String signature = exchange.call().orElseThrow().style().signature();
    return Stream.concat(
            rulebook.gatewayErrors().stream(),
            rulebook.gatewayErrors().stream().flatMap(error -> error.others().stream()))
        .filter(error -> error.code().equals(exchange.field("Code")))
        .max(
            Comparator.comparing((ErrorRule error) -> error.says(exchange.field("Message")))
                .thenComparing(error -> error.name().endsWith(signature)));
  }

  private void row(String group, ErrorRule error, Exchange exchange, Collector results) {
    String name = documentedName(error);
    results.check(
        Invariant.ERROR_STATUS.address(group, name),
        exchange.status() == error.status(),
        "HTTP " + error.status() + " for " + error.code(),
        "HTTP " + exchange.status());
    String message = exchange.field("Message");
    results.check(
        Invariant.ERROR_MESSAGE.address(group, name),
        error.says(message),
        '"' + error.message() + '"',
        '"' + message + '"');
  }

  /** The error's name, or that of the error in whose place real gateways return it. */
  private String documentedName(ErrorRule error) {
    return rulebook.gatewayErrors().stream()
        .filter(row -> row.others().contains(error))
        .map(ErrorRule::name)
        .findFirst()
        .orElse(error.name());
  }

  /** Clients compare the server's string to sign with their own, character by character. */
  private static void stringToSign(
      String group, ErrorRule error, Exchange exchange, Collector results) {
    boolean isComparable =
        exchange.call().orElseThrow().mutations().stream().allMatch(RequestMutation::isSigned);
    if (isComparable && error.message().endsWith("{stringToSign}")) {
      String message = exchange.field("Message");
      String text = exchange.request().signedText();
      results.check(
          Invariant.STRING_TO_SIGN.address(group, error.name()),
          message.endsWith(":" + text),
          "the string to sign at the end of the message: " + text,
          message);
    }
  }

  /** A real gateway may return Missing or Invalid with a parameter's name for the operation. */
  boolean isOfLiveGateway(OperationRule operation, String code) {
    return operation.parameters().stream()
        .anyMatch(
            parameter ->
                code.equals("Missing" + parameter.name())
                    || code.equals("Invalid" + parameter.name()));
  }
}
