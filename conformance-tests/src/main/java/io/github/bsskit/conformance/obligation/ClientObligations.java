package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.GatewayObligations.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Requests as official clients send them, recorded on the wire: all must be accepted. */
final class ClientObligations {

  private static final String ASCII = "a b*c~d+e/f=g&h {unique}";
  private static final String SPACE_STAR_TILDE = "a b*c~d {unique}";
  private static final String CHINESE = "\u4e2d\u6587 \ud83d\ude00 {unique}";

  private final GatewayObligationBuilder builder;
  private final OperationRule operation;
  private final CallTemplate valid;
  private final CallTemplate byGet;
  private final CallTemplate form;

  ClientObligations(GatewayObligationBuilder builder) {
    this.builder = builder.topic("client");
    this.operation = builder.operation();
    this.valid = builder.valid();
    this.byGet = valid.in(valid.style().withPlacement(Placement.GET));
    this.form = valid.in(valid.style().withPlacement(Placement.POST_FORM));
  }

  /** All except those about formats and actions. */
  void all() {
    accepted("short-nonce", valid, RequestMutations.randomNonce("a short nonce", 12));
    accepted("long-nonce", valid, RequestMutations.randomNonce("a long nonce", 64));
    accepted("region-id", valid, RequestMutations.parameter("RegionId", "cn-hangzhou"));
    accepted("charset-of-a-form", form, RequestMutations.charset());
    accepted("chunked-form", form, RequestMutations.chunked());
    accepted("chunked-empty-body", valid, RequestMutations.chunked());
    accepted("no-length", valid, RequestMutations.noLength());
    texts();
    if (builder.isFor("V1")) {
      accepted(
          "common-parameters-in-the-query",
          form,
          RequestMutations.commonInQuery(
              operation.parameters().stream().map(ParameterRule::name).toList()));
    } else {
      ofV3();
    }
    emptyValue("empty-value", valid);
    emptyValue("name-without-equals", valid.mutated(RequestMutations.bareNames()));
  }

  private void texts() {
    withText("text-in-the-query", valid, ASCII, call -> call);
    withText("text-by-get", byGet, ASCII, call -> call);
    withText("text-in-a-form", form, ASCII, call -> call);
    withText("chinese-in-a-form", form, CHINESE, call -> call);
    withText("chinese-by-get", byGet, CHINESE, call -> call);
    RequestMutation encoded = RequestMutations.formEncoding();
    withText("form-encoded-query", valid, SPACE_STAR_TILDE, call -> call.mutated(encoded));
    withText("form-encoded-form", form, SPACE_STAR_TILDE, call -> call.mutated(encoded));
  }

  private void ofV3() {
    accepted("reordered-authorization", valid, RequestMutations.reorderedAuthorization());
    accepted("unsigned-host", valid, RequestMutations.unsignedHost());
    accepted(
        "signed-content-type",
        valid,
        RequestMutations.signedHeader("content-type", "application/x-www-form-urlencoded"));
    accepted(
        "more-signed-headers",
        valid,
        RequestMutations.signedHeader("x-acs-credentials-provider", "static_ak"));
  }

  private void emptyValue(String name, CallTemplate call) {
    freeText()
        .ifPresent(
            text ->
                builder.add(
                    Obligation.of(
                            builder.address(name),
                            "Empty values are signed too (" + words(name) + ").",
                            GATEWAY,
                            call.with(text.name(), ""),
                            Expectation.successOr(operation.errorsWhen("record-exists")))
                        .needing(Need.SIGNED_CALLS)));
  }

  private void withText(
      String name, CallTemplate call, String text, UnaryOperator<CallTemplate> change) {
    freeText()
        .map(parameter -> call.with(parameter.name(), Value.unique("A", text)))
        .ifPresent(with -> accepted(name, change.apply(with)));
  }

  private Optional<ParameterRule> freeText() {
    return operation.parameters().stream().filter(ValueTables::isFreeText).findFirst();
  }

  private void accepted(String name, CallTemplate call, RequestMutation mutation) {
    accepted(name, call.mutated(mutation));
  }

  /** A request that must succeed. */
  void accepted(String name, CallTemplate call) {
    builder.add(
        Obligation.of(
                builder.address(name),
                "Requests of official clients are accepted (" + words(name) + ").",
                GATEWAY,
                call,
                success())
            .needing(Need.SIGNED_CALLS));
  }

  private static String words(String name) {
    return name.replace('-', ' ');
  }
}
