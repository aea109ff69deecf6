package io.github.bsskit.conformance.check;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The law of the closed world: whatever was asked, the answer is a documented success or a
 * documented error, whole, and nothing else. Looks at one exchange at a time and at all of it.
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
    List<InvariantResult> rulings = new ArrayList<>();
    if (!isOfTheContract(exchange)) {
      return rulings;
    }
    if (exchange.result() instanceof WireResult.NoResponse lost) {
      ResponseInvariants.lost(lost, rulings);
      return rulings;
    }
    WireResult.Received received = (WireResult.Received) exchange.result();
    ResponseDocument document = exchange.document().orElseThrow();
    ResponseInvariants.received(exchange, received, document, rulings);
    exchange.call().ifPresent(call -> members(call, exchange, received, document, rulings));
    return rulings;
  }

  /**
   * Whether the contract has a word on what answers such a request. Many HTTP libraries answer a
   * method other than GET and POST themselves, with a page of their own or none.
   */
  boolean isOfTheContract(Exchange exchange) {
    return rulebook.wire().methods().contains(exchange.request().method());
  }

  private void members(
      Call call,
      Exchange exchange,
      WireResult.Received received,
      ResponseDocument document,
      List<InvariantResult> rulings) {
    if (!document.isReadable()) {
      return;
    }
    requestId(exchange, received, rulings);
    OperationRule operation = call.operation();
    ResponseCode outcome = ResponseCode.of(rulebook, operation, exchange);
    boolean known = outcome.answered() || exchange.status() >= 400;
    rulings.add(
        InvariantResult.of(
            "response/success-or-error",
            outcome.isSuccess() || exchange.status() >= 400,
            "a success, or an error of status 4xx or 5xx",
            "HTTP " + exchange.status() + " with " + document.root().description()));
    if (!known) {
      return;
    }
    if (outcome.isSuccess() || isOwn(operation, exchange)) {
      // a gateway may refuse a call before it knows in which format to say so
      format(call, document, rulings);
    }
    if (outcome.isSuccess()) {
      success(operation, exchange, document, rulings);
    } else {
      failure(operation, exchange, document, rulings);
    }
  }

  private static boolean isOwn(OperationRule operation, Exchange exchange) {
    return operation.errors().stream()
        .anyMatch(error -> error.code().equals(exchange.field("Code")));
  }

  private static void format(Call call, ResponseDocument document, List<InvariantResult> rulings) {
    String asked = call.style().format();
    if (!asked.equals(CallStyle.ANY_FORMAT)) {
      rulings.add(
          InvariantResult.of(
              "response/format", document.format().equals(asked), asked, document.format()));
    }
  }

  private void requestId(
      Exchange exchange, WireResult.Received received, List<InvariantResult> rulings) {
    String id = exchange.field("RequestId");
    rulings.add(
        InvariantResult.of(
            "response/RequestId/present", !id.isEmpty(), "a RequestId", "none in the body"));
    if (id.isEmpty()) {
      return;
    }
    rulings.add(
        InvariantResult.of(
            "response/RequestId/format",
            requestId.matcher(id).matches(),
            "an upper-case UUID",
            id));
    received
        .header("x-acs-request-id")
        .ifPresent(
            header ->
                rulings.add(
                    InvariantResult.of(
                        "response/RequestId/header", header.equals(id), id, header)));
  }

  private void success(
      OperationRule operation,
      Exchange exchange,
      ResponseDocument document,
      List<InvariantResult> rulings) {
    String under = operation.name() + "/success/";
    rulings.add(
        InvariantResult.of(
            under + "status", exchange.status() == 200, "HTTP 200", "HTTP " + exchange.status()));
    if (document.format().equals("XML")) {
      String root = operation.name() + "Response";
      rulings.add(
          InvariantResult.of(
              under + "xml-root",
              document.rootName().equals(root),
              "<" + root + ">",
              "<" + document.rootName() + ">"));
    }
    FieldInvariants.judge(under, operation.success(), document, rulings);
    operation
        .success()
        .same()
        .forEach(
            (one, other) -> {
              Optional<String> first = document.root().textAt(one);
              Optional<String> second = document.root().textAt(other);
              if (first.isPresent() && second.isPresent()) {
                rulings.add(
                    InvariantResult.of(
                        under + one + "/same-as-" + other,
                        first.equals(second),
                        second.get(),
                        first.get()));
              }
            });
  }

  private void failure(
      OperationRule operation,
      Exchange exchange,
      ResponseDocument document,
      List<InvariantResult> rulings) {
    String code = exchange.field("Code");
    Optional<ErrorRule> own =
        operation.errors().stream().filter(error -> error.code().equals(code)).findFirst();
    String signature = exchange.call().orElseThrow().style().signature();
    Optional<ErrorRule> gateways =
        Stream.concat(
                rulebook.gatewayErrors().stream(),
                rulebook.gatewayErrors().stream().flatMap(error -> error.others().stream()))
            .filter(error -> error.code().equals(code))
            .max(
                Comparator.comparing((ErrorRule error) -> error.says(exchange.field("Message")))
                    .thenComparing(error -> error.name().endsWith(signature)));
    boolean byGateway =
        own.isEmpty()
            || (gateways.isPresent()
                && own.get().status() != exchange.status()
                && gateways.get().status() == exchange.status()
                && gateways.get().says(exchange.field("Message")));
    String under = (byGateway && gateways.isPresent() ? "gateway" : operation.name()) + "/error/";
    Optional<ErrorRule> row = byGateway ? gateways : own;
    boolean known = row.isPresent() || (live && isTheLiveGateways(operation, code));
    if (!code.isEmpty()) {
      rulings.add(InvariantResult.of(under + "undocumented", known, "a documented code", code));
    }
    row.ifPresent(error -> row(under, error, exchange, rulings));
    row.ifPresent(error -> stringToSign(under, error, exchange, rulings));
    FieldRule refusal =
        under.startsWith("gateway/") ? rulebook.gatewayFailure() : operation.failure();
    FieldInvariants.judge(under, refusal, document, rulings);
    if (document.format().equals("XML")) {
      rulings.add(
          InvariantResult.of(
              under + "xml-root",
              document.rootName().equals("Error"),
              "<Error>",
              "<" + document.rootName() + ">"));
    }
  }

  private void row(
      String under, ErrorRule error, Exchange exchange, List<InvariantResult> rulings) {
    String law = under + inPlaceOf(error);
    rulings.add(
        InvariantResult.of(
            law + "/status",
            exchange.status() == error.status(),
            "HTTP " + error.status() + " for " + error.code(),
            "HTTP " + exchange.status()));
    rulings.add(
        InvariantResult.of(
            law + "/message",
            error.says(exchange.field("Message")),
            '"' + error.message() + '"',
            '"' + exchange.field("Message") + '"'));
  }

  /** The name of an error's row, or of the row in whose place real gateways have given it. */
  private String inPlaceOf(ErrorRule error) {
    return rulebook.gatewayErrors().stream()
        .filter(row -> row.others().contains(error))
        .map(ErrorRule::name)
        .findFirst()
        .orElse(error.name());
  }

  /** Clients compare the server's string with their own, to the letter. */
  private static void stringToSign(
      String under, ErrorRule error, Exchange exchange, List<InvariantResult> rulings) {
    boolean isComparable =
        exchange
            .call()
            .filter(call -> call.mutations().stream().allMatch(RequestMutation::isSigned))
            .isPresent();
    if (isComparable && error.message().endsWith("{stringToSign}")) {
      String message = exchange.field("Message");
      String text = exchange.request().signedText();
      rulings.add(
          InvariantResult.of(
              under + error.name() + "/string-to-sign",
              message.endsWith(":" + text),
              "the string to sign at the end of the message, nothing after it: " + text,
              message));
    }
  }

  /** A real gateway may answer for the operation: Missing or Invalid with a parameter's name. */
  boolean isTheLiveGateways(OperationRule operation, String code) {
    return operation.parameters().stream()
        .anyMatch(
            parameter ->
                code.equals("Missing" + parameter.name())
                    || code.equals("Invalid" + parameter.name()));
  }
}
