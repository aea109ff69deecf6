package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.success;
import static io.github.bsskit.conformance.obligation.ObligationBuilder.GATEWAY;

import io.github.bsskit.conformance.obligation.Obligation.Need;
import io.github.bsskit.conformance.target.CallStyle.Placement;
import io.github.bsskit.conformance.target.RequestMutation;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Habits of the official clients, recorded on the wire: a server must take them all. */
final class ClientObligations {

  private final OperationRule operation;
  private final String signature;
  private final CallTemplate valid;
  private final List<Obligation> all = new ArrayList<>();

  ClientObligations(OperationRule operation, String signature, CallTemplate valid) {
    this.operation = operation;
    this.signature = signature;
    this.valid = valid;
  }

  private String address(String name) {
    return "gateway/client/" + signature + "/" + name;
  }

  /** All of them but those about formats and names. */
  List<Obligation> all() {
    CallTemplate form = valid.on(valid.carrier().withPlacement(Placement.POST_FORM));
    taken("short-nonce", valid.twisted(RequestMutations.randomNonce("a short nonce", 12)));
    taken("long-nonce", valid.twisted(RequestMutations.randomNonce("a long nonce", 64)));
    taken("region-id", valid.twisted(RequestMutations.parameter("RegionId", "cn-hangzhou")));
    taken("charset-of-a-form", form.twisted(RequestMutations.charset()));
    taken("chunked-form", form.twisted(RequestMutations.chunked()));
    taken("chunked-empty-body", valid.twisted(RequestMutations.chunked()));
    taken("no-length", valid.twisted(RequestMutations.noLength()));
    withText("text-in-the-query", valid, "a b*c~d+e/f=g&h {unique}", Optional.empty());
    withText(
        "text-by-get",
        valid.on(valid.carrier().withPlacement(Placement.GET)),
        "a b*c~d+e/f=g&h {unique}",
        Optional.empty());
    withText("text-in-a-form", form, "a b*c~d+e/f=g&h {unique}", Optional.empty());
    withText("chinese-in-a-form", form, "\u4e2d\u6587 \ud83d\ude00 {unique}", Optional.empty());
    withText(
        "chinese-by-get",
        valid.on(valid.carrier().withPlacement(Placement.GET)),
        "\u4e2d\u6587 \ud83d\ude00 {unique}",
        Optional.empty());
    withText(
        "form-encoded-query",
        valid,
        "a b*c~d {unique}",
        Optional.of(RequestMutations.formEncoding()));
    withText(
        "form-encoded-form",
        form,
        "a b*c~d {unique}",
        Optional.of(RequestMutations.formEncoding()));
    if (signature.equals("V1")) {
      taken(
          "common-parameters-in-the-query",
          form.twisted(
              RequestMutations.commonInQuery(
                  operation.parameters().stream().map(ParameterRule::name).toList())));
    } else {
      taken("reordered-authorization", valid.twisted(RequestMutations.reorderedAuthorization()));
      taken("unsigned-host", valid.twisted(RequestMutations.unsignedHost()));
      taken(
          "signed-content-type",
          valid.twisted(
              RequestMutations.signedHeader("content-type", "application/x-www-form-urlencoded")));
      taken(
          "more-signed-headers",
          valid.twisted(RequestMutations.signedHeader("x-acs-credentials-provider", "static_ak")));
    }
    emptyValue("empty-value", valid);
    emptyValue("name-without-equals", valid.twisted(RequestMutations.bareNames()));
    return all;
  }

  private void emptyValue(String name, CallTemplate recipe) {
    operation.parameters().stream()
        .filter(ValueTables::isFreeText)
        .findFirst()
        .ifPresent(
            text ->
                all.add(
                    ObligationBuilder.needing(
                        ObligationBuilder.call(
                            address(name),
                            "An empty value takes part in the signature: "
                                + name.replace('-', ' ')
                                + ".",
                            GATEWAY,
                            recipe.with(text.name(), ""),
                            new Expectation.SuccessOr(operation.errorsWhen("record-exists"))),
                        Need.SIGNED_CALLS)));
  }

  private void withText(
      String name, CallTemplate recipe, String text, Optional<RequestMutation> twist) {
    operation.parameters().stream()
        .filter(ValueTables::isFreeText)
        .findFirst()
        .ifPresent(
            parameter -> {
              CallTemplate with = recipe.with(parameter.name(), new Value.Unique("A", text));
              taken(name, twist.map(with::twisted).orElse(with));
            });
  }

  private void taken(String name, CallTemplate recipe) {
    all.add(client(name, recipe));
  }

  /** One of them. */
  Obligation client(String name, CallTemplate recipe) {
    return ObligationBuilder.needing(
        ObligationBuilder.call(
            address(name),
            "What official clients send is taken: " + name.replace('-', ' ') + ".",
            GATEWAY,
            recipe,
            success()),
        Need.SIGNED_CALLS);
  }
}
