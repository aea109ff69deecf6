package io.github.bsskit.obligation;

import static io.github.bsskit.obligation.Expectation.refused;
import static io.github.bsskit.obligation.Expectation.success;

import io.github.bsskit.obligation.Obligation.Demand;
import io.github.bsskit.obligation.Obligation.Need;
import io.github.bsskit.obligation.Step.Replay;
import io.github.bsskit.obligation.Step.Send;
import io.github.bsskit.rulebook.ErrorRule;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.ParameterRule;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.rulebook.Source;
import io.github.bsskit.target.Carrier;
import io.github.bsskit.target.Carrier.Placement;
import io.github.bsskit.target.Profile;
import io.github.bsskit.target.Profile.Role;
import io.github.bsskit.target.Twist;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is owed before an operation sees the call: signatures, keys, nonces, times, formats, and the
 * habits of the official clients.
 *
 * <p>Which error answers is demanded where the gateway's table is sure of it; that a call which
 * must not pass does not pass is demanded in any case.
 */
final class GatewayObligations {

  private static final Source GATEWAY = new Source(List.of("G"));

  private final Rulebook rulebook;
  private final Profile.Wire wire;
  private final OperationRule operation;
  private final List<Obligation> all = new ArrayList<>();
  private String signature = "";
  private Recipe valid;
  private ClientObligations clients;

  private GatewayObligations(Rulebook rulebook, Profile.Wire wire) {
    this.rulebook = rulebook;
    this.wire = wire;
    // An operation without a rate, so that these calls do not use one up.
    this.operation =
        rulebook.operations().stream()
            .filter(candidate -> candidate.rate().isEmpty())
            .findFirst()
            .orElse(rulebook.operations().get(0));
    this.valid = Recipe.valid(operation);
  }

  static List<Obligation> of(Rulebook rulebook, Profile.Wire wire) {
    GatewayObligations gateway = new GatewayObligations(rulebook, wire);
    for (Rulebook.SignatureRule signature : rulebook.signatures()) {
      gateway.signature = signature.name();
      gateway.valid = Recipe.valid(gateway.operation).on(Carrier.USUAL.signed(signature.name()));
      gateway.clients = new ClientObligations(gateway.operation, signature.name(), gateway.valid);
      gateway.signatures();
      gateway.tampering();
      gateway.nonces();
      gateway.times();
      gateway.keys();
      gateway.elsewhere("by-get", gateway.valid.on(byGet(gateway.valid)));
      gateway.elsewhere("with-a-temporary-key", gateway.valid.by(Role.STS));
      gateway.all.addAll(gateway.clients.all());
      gateway.formats();
      if (wire.form() == Profile.Form.RPC) {
        gateway.names();
      }
    }
    gateway.valid = Recipe.valid(gateway.operation);
    gateway.unsigned();
    gateway.malformedTraffic();
    return gateway.all;
  }

  private void refusedFor(String address, String statement, Twist twist, Expectation expectation) {
    refusedFor(address, statement, valid, valid.twisted(twist), expectation);
  }

  private void refusedFor(
      String address, String statement, Recipe twin, Recipe recipe, Expectation expectation) {
    all.add(
        Draws.needing(
            Draws.against(twin, "gateway/" + address, statement, GATEWAY, recipe, expectation),
            Need.VERIFIED_SIGNATURES));
  }

  private String under(String topic, String name) {
    return topic + "/" + signature + "/" + name;
  }

  private void signatures() {
    ErrorRule mismatch = rulebook.gatewayError("SignatureDoesNotMatch" + signature);
    Expectation wrong = refused(mismatch);
    Expectation wrongOrUnreadable = refused(mismatch, rulebook.gatewayError("IncompleteSignature"));
    refusedFor(
        under("signature", "wrong-secret"),
        "A call signed with another secret is refused: " + wrong.words() + ".",
        Twists.wrongSecret(),
        wrong);
    Recipe inXml = valid.on(valid.carrier().in("XML"));
    refusedFor(
        under("signature", "wrong-secret-in-xml"),
        "In XML too a call signed with another secret is refused: " + wrong.words() + ".",
        inXml,
        inXml.twisted(Twists.wrongSecret()),
        wrong);
    signature(
        "first-half",
        "Half of the signature is not the signature.",
        wrongOrUnreadable,
        text -> text.substring(0, text.length() / 2));
    signature(
        "all-but-the-last",
        "All but the last character of the signature is not the signature.",
        wrongOrUnreadable,
        text -> text.substring(0, text.length() - (signature.equals("V1") ? 2 : 1)));
    signature(
        "longer",
        "The signature with something more in it is not the signature.",
        wrongOrUnreadable,
        text -> text.substring(0, 5) + "00" + text.substring(5));
    signature(
        "first-character",
        "A signature that differs in its first character is wrong.",
        wrong,
        text -> swapped(text, 0));
    signature(
        "middle-character",
        "A signature that differs in one character in the middle is wrong.",
        wrong,
        text -> swapped(text, text.length() / 2));
    signature(
        "late-character",
        "A signature that differs near its end is wrong.",
        wrong,
        text -> swapped(text, text.length() - 4));
    signature(
        "reversed",
        "A signature written backwards is wrong.",
        wrongOrUnreadable,
        text -> new StringBuilder(text).reverse().toString());
    if (signature.equals("V3")) {
      // in V1 it would stand behind the padding of Base64, where some readers do not look
      signature(
          "followed-by-more",
          "The signature with something behind it is not the signature.",
          wrongOrUnreadable,
          text -> text + "00");
    }
    if (signature.equals("V1")) {
      signature(
          "lower-case",
          "A signature in lower case is another one.",
          wrong,
          text -> text.toLowerCase(Locale.ROOT));
    }
    refusedFor(
        under("signature", "absent"),
        "A call whose signature is missing is not carried out.",
        Twists.noSignature(),
        wire.unsigned() ? new Expectation.Anything() : new Expectation.RefusedSomehow());
    refusedFor(
        under("signature", "empty"),
        "A call whose signature is empty is not carried out.",
        Twists.signature("the signature is empty", text -> ""),
        new Expectation.RefusedSomehow());
  }

  private void signature(
      String name, String statement, Expectation expectation, UnaryOperator<String> change) {
    refusedFor(
        under("signature", name), statement, Twists.signature(statement, change), expectation);
  }

  private static String swapped(String text, int at) {
    char now = text.charAt(at);
    char other = now == 'a' ? 'b' : 'a';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private void tampering() {
    Expectation wrong = refused(rulebook.gatewayError("SignatureDoesNotMatch" + signature));
    ParameterRule plain =
        operation.parameters().stream()
            .filter(parameter -> parameter.required() && parameter.values().isEmpty())
            .findFirst()
            .orElse(operation.parameters().get(0));
    String other = plain.example() + "0";
    for (Placement placement : List.of(Placement.GET, Placement.POST_QUERY, Placement.POST_FORM)) {
      Recipe placed = valid.on(valid.carrier().placed(placement));
      tampered(placement.words() + "-changed", placed, Twists.changed(plain.name(), other), wrong);
    }
    tampered("parameter-added", valid, Twists.added(), wrong);
    operation.parameters().stream()
        .filter(Forms::isFreeText)
        .findFirst()
        .ifPresent(
            text -> tampered("parameter-removed", valid, Twists.removed(text.name()), wrong));
    all.add(
        Draws.observed(
            Draws.needing(
                Draws.against(
                    valid,
                    "gateway/" + under("tampering", "parameter-repeated"),
                    "A parameter that was added a second time after signing is refused.",
                    GATEWAY,
                    valid.twisted(Twists.repeated(plain.name(), other)),
                    wrong),
                Need.VERIFIED_SIGNATURES)));
    tampered("method-changed", valid, Twists.method("GET"), wrong);
    Recipe form = valid.on(valid.carrier().placed(Placement.POST_FORM));
    tampered("body-changed", form, Twists.otherBody(false), wrong);
    tampered("query-added-to-a-form", form, Twists.added(), wrong);
    tampered(
        "form-added-to-a-query",
        valid,
        Twists.addedInAForm(),
        // which error answers a V3 body that does not fit its hash is not known
        signature.equals("V1") ? wrong : new Expectation.RefusedSomehow());
    if (signature.equals("V3")) {
      tampered("body-and-hash-changed", form, Twists.otherBody(true), wrong);
      tampered("nonce-changed", valid, Twists.otherNonce(), wrong);
      tampered(
          "date-changed",
          valid,
          Twist.after(
              "x-acs-date is changed after signing",
              draft ->
                  draft.headers.put("x-acs-date", shifted(draft.headers.get("x-acs-date"), -7))),
          wrong);
    } else {
      tampered("nonce-changed", valid, Twists.otherNonce(), wrong);
    }
  }

  private void tampered(String name, Recipe twin, Twist twist, Expectation wrong) {
    refusedFor(
        under("tampering", name),
        "A call that was changed after it was signed is refused ("
            + twist
            + "): "
            + wrong.words()
            + ".",
        twin,
        twin.twisted(twist),
        wrong);
  }

  private void nonces() {
    ErrorRule used = rulebook.gatewayError("SignatureNonceUsed");
    sequence(
        under("nonce", "replayed"),
        "The very same request sent again is refused: " + used + ".",
        Send.first(valid, success()),
        new Replay(refused(used)));
    Recipe form = valid.on(valid.carrier().placed(Placement.POST_FORM)).labelled("F");
    sequence(
        under("nonce", "replayed-form"),
        "The very same request with a form sent again is refused: " + used + ".",
        Send.first(form, success()),
        new Replay(refused(used)));
    sequence(
        under("nonce", "used-for-another-call"),
        "A nonce that another call has used is refused: " + used + ".",
        Send.first(valid.nonced("N"), success()),
        new Send(valid.labelled("B").nonced("N"), refused(used)));
    sequence(
        under("nonce", "used-before-other-calls"),
        "A nonce is remembered over the calls between: " + used + ".",
        Send.first(valid.nonced("N"), success()),
        new Send(valid.labelled("B"), success()),
        new Send(valid.labelled("C"), success()),
        new Send(valid.labelled("D").nonced("N"), refused(used)));
    Expectation either = new Expectation.SuccessOr(List.of(used));
    observed(
        under("nonce", "used-by-a-wrong-signature"),
        "A nonce is used up only by a call whose signature is good.",
        Send.first(
            valid.nonced("N").twisted(Twists.wrongSecret()), new Expectation.RefusedSomehow()),
        new Send(valid.nonced("N"), either));
    observed(
        under("nonce", "used-for-a-refused-call"),
        "A nonce is used up by a call that the operation refuses.",
        Send.first(
            CallObligations.anyViolation(operation).recipe().on(valid.carrier()).nonced("N"),
            new Expectation.RefusedSomehow()),
        new Send(valid.nonced("N"), either));
    observed(
        under("nonce", "used-with-the-other-signature"),
        "A nonce is used up for both signatures.",
        Send.first(valid.nonced("N"), success()),
        new Send(
            valid
                .labelled("B")
                .nonced("N")
                .on(Carrier.USUAL.signed(signature.equals("V1") ? "V3" : "V1")),
            either));
  }

  private void sequence(String address, String statement, Step... steps) {
    all.add(
        Draws.needing(
            Draws.steps("gateway/" + address, statement, GATEWAY, steps),
            Need.VERIFIED_SIGNATURES));
  }

  private void observed(String address, String statement, Step... steps) {
    all.add(
        Draws.observed(
            Draws.needing(
                Draws.steps("gateway/" + address, statement, GATEWAY, steps),
                Need.VERIFIED_SIGNATURES)));
  }

  private void times() {
    Expectation expired = refused(rulebook.gatewayError("InvalidTimeStampExpired"));
    refusedFor(
        under("time", "hour-old"),
        "A call an hour old is refused: " + expired.words() + ".",
        Twists.hourOld(),
        expired);
    refusedFor(
        under("time", "hour-ahead"),
        "A call an hour ahead is refused: " + expired.words() + ".",
        Twists.time("an hour ahead", now -> shifted(now, 3600)),
        expired);
    refusedFor(
        under("time", "year-old"),
        "A call a year old is refused: " + expired.words() + ".",
        Twists.time("a year old", now -> shifted(now, -365 * 86400)),
        expired);
    observed(
        under("time", "ten-minutes-old"),
        "A call ten minutes old is taken.",
        new Send(
            valid.twisted(Twists.time("ten minutes old", now -> shifted(now, -600))),
            new Expectation.SuccessOr(expired.errors())));
    ErrorRule format = rulebook.gatewayError("InvalidTimeStampFormat");
    Expectation badFormat =
        signature.equals("V1") ? refused(format) : new Expectation.RefusedSomehow();
    time("fraction", badFormat, now -> now.replace("Z", ".000Z"));
    time("no-zone", badFormat, now -> now.replace("Z", ""));
    time("blank-for-t", badFormat, now -> now.replace('T', ' '));
    time("letters", badFormat, now -> "now");
    time(
        "seconds-since-1970",
        badFormat,
        now -> String.valueOf(Instant.parse(now).getEpochSecond()));
  }

  private void time(String name, Expectation expectation, UnaryOperator<String> change) {
    refusedFor(
        under("time", name),
        "A time that is not written yyyy-MM-ddTHH:mm:ssZ is refused ("
            + name
            + "): "
            + expectation.words()
            + ".",
        Twists.time("the time is written otherwise: " + name, change),
        expectation);
  }

  private static String shifted(String time, long seconds) {
    return Instant.parse(time).plus(seconds, ChronoUnit.SECONDS).toString();
  }

  private void keys() {
    Expectation unknown = refused(rulebook.gatewayError("InvalidAccessKeyIdNotFound"));
    refusedFor(
        under("key", "unknown"),
        "A call by an unknown access key is refused: " + unknown.words() + ".",
        Twists.unknownKey(),
        unknown);
    all.add(
        Draws.observed(
            Draws.needing(
                Draws.against(
                    valid,
                    "gateway/" + under("key", "in-other-letters"),
                    "An access key in other letters is another key: " + unknown.words() + ".",
                    GATEWAY,
                    valid.twisted(Twists.keyInOtherLetters()),
                    unknown),
                Need.VERIFIED_SIGNATURES)));
    if (signature.equals("V1")) {
      Expectation missing = refused(rulebook.gatewayError("MissingAccessKeyId"));
      refusedFor(
          under("key", "absent"),
          "A call that names no access key is refused: " + missing.words() + ".",
          Twists.without("AccessKeyId", ""),
          wire.unsigned() ? new Expectation.Anything() : missing);
    }
    unknownMethod();
    missing("Timestamp", "x-acs-date");
    missing("SignatureNonce", "x-acs-signature-nonce");
    provided(
        under("key", "inactive"),
        "A call by a disabled key is refused",
        valid,
        valid.by(Role.INACTIVE),
        refused(rulebook.gatewayError("InvalidAccessKeyIdInactive")));
    Recipe temporary = valid.by(Role.STS);
    all.add(
        verified(
            Draws.call(
                "gateway/" + under("key", "temporary"),
                "A call by a temporary key with its token succeeds.",
                GATEWAY,
                temporary,
                success())));
    provided(
        under("key", "temporary-without-token"),
        "A call by a temporary key without its token is refused",
        temporary,
        temporary.twisted(Twists.without("SecurityToken", "x-acs-security-token")),
        refused(rulebook.gatewayError("MissingSecurityToken")));
    provided(
        under("key", "temporary-with-a-wrong-token"),
        "A call by a temporary key with a token that is not its own is refused",
        temporary,
        temporary.twisted(Twists.common("SecurityToken", "x-acs-security-token", "nosuchtoken")),
        new Expectation.RefusedSomehow());
    provided(
        under("key", "expired"),
        "A call by a temporary key past its time is refused",
        valid,
        valid.by(Role.EXPIRED),
        refused(rulebook.gatewayError("InvalidSecurityTokenExpired")));
  }

  private static Carrier byGet(Recipe recipe) {
    return recipe.carrier().placed(Placement.GET);
  }

  /** What is checked at all is checked however a call comes and whoever makes it. */
  private void elsewhere(String how, Recipe recipe) {
    Expectation mismatch = refused(rulebook.gatewayError("SignatureDoesNotMatch" + signature));
    Expectation expired = refused(rulebook.gatewayError("InvalidTimeStampExpired"));
    Expectation used = refused(rulebook.gatewayError("SignatureNonceUsed"));
    String words = " " + how.replace('-', ' ');
    provided(
        under("signature", "wrong-secret-" + how),
        "A call signed with another secret is refused" + words,
        recipe,
        recipe.twisted(Twists.wrongSecret()),
        mismatch);
    provided(
        under("time", "hour-old-" + how),
        "A call an hour old is refused" + words,
        recipe,
        recipe.twisted(Twists.hourOld()),
        expired);
    all.add(
        verified(
            Draws.steps(
                "gateway/" + under("nonce", "replayed-" + how),
                "The very same request sent again is refused" + words + ": " + used.words() + ".",
                GATEWAY,
                Send.first(recipe, success()),
                new Replay(used))));
  }

  private void unknownMethod() {
    Twist unknown =
        signature.equals("V1")
            ? Twists.common("SignatureMethod", "", "HMAC-MD5")
            : Twists.header(
                "authorization", "ACS3-HMAC-SM3 Credential=a,SignedHeaders=b,Signature=c");
    refusedFor(
        under("signature", "unknown-method"),
        "A call signed by a method that the gateway does not know is not carried out.",
        unknown,
        new Expectation.RefusedSomehow());
  }

  private void missing(String name, String header) {
    refusedFor(
        under("signature", "without-" + name),
        "A signed call without " + name + " is not carried out.",
        Twists.without(name, header),
        new Expectation.RefusedSomehow());
  }

  private void provided(
      String address, String statement, Recipe twin, Recipe recipe, Expectation expectation) {
    all.add(
        verified(
            Draws.against(
                twin,
                "gateway/" + address,
                statement + ": " + expectation.words() + ".",
                GATEWAY,
                recipe,
                expectation)));
  }

  private static Obligation verified(Obligation obligation) {
    return Draws.provisioned(obligation, Need.VERIFIED_SIGNATURES);
  }

  private void formats() {
    all.add(
        clients.client(
            "format-in-lower-case",
            valid.on(valid.carrier().in("XML")).twisted(Twists.format("Format=xml", "xml"))));
    all.add(
        clients.client(
            "json-in-lower-case",
            valid.on(valid.carrier().in("JSON")).twisted(Twists.format("Format=json", "json"))));
    observed(
        under("format", "unknown"),
        "A Format that is neither JSON nor XML is refused: "
            + rulebook.gatewayError("InvalidParameterFormat")
            + ".",
        new Send(
            valid
                .on(valid.carrier().in(Carrier.ANY))
                .twisted(Twists.format("with Format=YAML", "YAML")),
            new Expectation.SuccessOr(List.of(rulebook.gatewayError("InvalidParameterFormat")))));
  }

  private void names() {
    boolean xml = signature.equals("V1");
    all.add(
        Draws.needing(
            Draws.call(
                "gateway/" + under("format", "absent"),
                "Without Format the answer is " + (xml ? "XML" : "JSON") + ".",
                GATEWAY,
                valid
                    .on(valid.carrier().in(xml ? "XML" : "JSON"))
                    .twisted(Twists.format("without Format", "")),
                success()),
            Need.SIGNED_CALLS));
    if (signature.equals("V3")) {
      all.add(
          clients.client(
              "action-as-a-parameter-too",
              valid
                  .twisted(Twists.parameter("Action", operation.action()))
                  .twisted(Twists.parameter("Version", rulebook.wire().version()))));
    }
    Expectation notFound = refused(rulebook.gatewayError("InvalidActionNotFound"));
    named("action", "unknown", Twists.common("Action", "x-acs-action", "NoSuchAction"), notFound);
    named(
        "action",
        "lower-case",
        Twists.common("Action", "x-acs-action", operation.action().toLowerCase(Locale.ROOT)),
        notFound);
    named(
        "action",
        "absent",
        Twists.without("Action", "x-acs-action"),
        new Expectation.RefusedSomehow());
    named(
        "version",
        "another",
        Twists.common("Version", "x-acs-version", "2014-05-26"),
        refused(rulebook.gatewayError("InvalidVersion")));
    named(
        "version",
        "absent",
        Twists.without("Version", "x-acs-version"),
        new Expectation.RefusedSomehow());
    for (String method : List.of("PUT", "DELETE")) {
      observed(
          under("method", method),
          "Another method than GET and POST is refused: "
              + rulebook.gatewayError("UnsupportedHTTPMethod")
              + ".",
          new Send(valid.twisted(Twists.signedMethod(method)), new Expectation.Anything()));
    }
  }

  private void named(String topic, String name, Twist twist, Expectation expectation) {
    all.add(
        Draws.against(
            valid,
            "gateway/" + under(topic, name),
            "A call " + twist + " is refused: " + expectation.words() + ".",
            GATEWAY,
            valid.twisted(twist),
            expectation));
  }

  private void unsigned() {
    if (wire.unsigned()) {
      all.add(
          new Obligation(
              "gateway/unsigned/taken",
              "A call without a signature is taken, as the profile says.",
              Source.INTERPRETATION.and(GATEWAY),
              Demand.PROVISIONED,
              Optional.empty(),
              List.of(new Send(valid.on(Carrier.USUAL.signed("none")), success())),
              Set.of()));
    }
  }

  /** What no HTTP library sends; a server's own answer to it is nobody's fault, a hang would be. */
  private void malformedTraffic() {
    bytes(
        "bad-escape",
        "a percent sign without two digits",
        "GET /?Action=%ZZ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    bytes(
        "latin-1",
        "bytes that are not UTF-8",
        "GET /?Action=\u00e9 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    bytes("no-host", "no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    bytes(
        "two-lengths",
        "two Content-Lengths",
        "POST / HTTP/1.1\r\n"
            + "Host: {host}\r\n"
            + "Connection: close\r\n"
            + "Content-Length: 0\r\n"
            + "Content-Length: 5\r\n\r\n");
    bytes("no-http", "no HTTP at all", "EHLO {host}\r\n\r\n");
  }

  private void bytes(String name, String what, String bytes) {
    all.add(
        new Obligation(
            "gateway/malformed/" + name,
            "A request with " + what + " is answered or closed, and does no harm.",
            Source.INTERPRETATION,
            Demand.INTERPRETATION,
            Optional.empty(),
            List.of(new Step.Bytes(what, bytes), new Send(valid, success())),
            Set.of()));
  }
}
