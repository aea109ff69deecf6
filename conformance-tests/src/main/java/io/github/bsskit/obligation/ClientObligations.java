package io.github.bsskit.obligation;

import static io.github.bsskit.obligation.Draws.GATEWAY;
import static io.github.bsskit.obligation.Expectation.success;

import io.github.bsskit.obligation.Obligation.Need;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.target.Carrier.Placement;
import io.github.bsskit.target.Twist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Habits of the official clients, recorded on the wire: a server must take them all. */
final class ClientObligations {

  private final OperationRule operation;
  private final String signature;
  private final Recipe valid;
  private final List<Obligation> all = new ArrayList<>();

  ClientObligations(OperationRule operation, String signature, Recipe valid) {
    this.operation = operation;
    this.signature = signature;
    this.valid = valid;
  }

  private String address(String name) {
    return "gateway/client/" + signature + "/" + name;
  }

  /** All of them but those about formats and names. */
  List<Obligation> all() {
    Recipe form = valid.on(valid.carrier().placed(Placement.POST_FORM));
    taken("short-nonce", valid.twisted(Twists.randomNonce("a short nonce", 12)));
    taken("long-nonce", valid.twisted(Twists.randomNonce("a long nonce", 64)));
    taken("region-id", valid.twisted(Twists.parameter("RegionId", "cn-hangzhou")));
    taken("charset-of-a-form", form.twisted(Twists.charset()));
    taken("chunked-form", form.twisted(Twists.chunked()));
    taken("chunked-nothing", valid.twisted(Twists.chunked()));
    taken("no-length", valid.twisted(Twists.noLength()));
    withText("text-in-the-query", valid, "a b*c~d+e/f=g&h {unique}", Optional.empty());
    withText(
        "text-by-get",
        valid.on(valid.carrier().placed(Placement.GET)),
        "a b*c~d+e/f=g&h {unique}",
        Optional.empty());
    withText("text-in-a-form", form, "a b*c~d+e/f=g&h {unique}", Optional.empty());
    withText("chinese-in-a-form", form, "\u4e2d\u6587 \ud83d\ude00 {unique}", Optional.empty());
    withText(
        "chinese-by-get",
        valid.on(valid.carrier().placed(Placement.GET)),
        "\u4e2d\u6587 \ud83d\ude00 {unique}",
        Optional.empty());
    withText("form-encoded-query", valid, "a b*c~d {unique}", Optional.of(Twists.formEncoding()));
    withText("form-encoded-form", form, "a b*c~d {unique}", Optional.of(Twists.formEncoding()));
    if (signature.equals("V1")) {
      taken(
          "common-parameters-in-the-query",
          form.twisted(
              Twists.commonInQuery(
                  operation.parameters().stream().map(ParameterRule::name).toList())));
    } else {
      taken("reordered-authorization", valid.twisted(Twists.reorderedAuthorization()));
      taken("unsigned-host", valid.twisted(Twists.unsignedHost()));
      taken(
          "signed-content-type",
          valid.twisted(Twists.signedHeader("content-type", "application/x-www-form-urlencoded")));
      taken(
          "more-signed-headers",
          valid.twisted(Twists.signedHeader("x-acs-credentials-provider", "static_ak")));
    }
    emptyValue("empty-value", valid);
    emptyValue("name-without-equals", valid.twisted(Twists.bareNames()));
    return all;
  }

  private void emptyValue(String name, Recipe recipe) {
    operation.parameters().stream()
        .filter(Forms::isFreeText)
        .findFirst()
        .ifPresent(
            text ->
                all.add(
                    Draws.needing(
                        Draws.call(
                            address(name),
                            "An empty value takes part in the signature: "
                                + name.replace('-', ' ')
                                + ".",
                            GATEWAY,
                            recipe.with(text.name(), ""),
                            new Expectation.SuccessOr(operation.errorsWhen("record-exists"))),
                        Need.SIGNED_CALLS)));
  }

  private void withText(String name, Recipe recipe, String text, Optional<Twist> twist) {
    operation.parameters().stream()
        .filter(Forms::isFreeText)
        .findFirst()
        .ifPresent(
            parameter -> {
              Recipe with = recipe.with(parameter.name(), new Value.Unique("A", text));
              taken(name, twist.map(with::twisted).orElse(with));
            });
  }

  private void taken(String name, Recipe recipe) {
    all.add(client(name, recipe));
  }

  /** One of them. */
  Obligation client(String name, Recipe recipe) {
    return Draws.needing(
        Draws.call(
            address(name),
            "What official clients send is taken: " + name.replace('-', ' ') + ".",
            GATEWAY,
            recipe,
            success()),
        Need.SIGNED_CALLS);
  }
}
