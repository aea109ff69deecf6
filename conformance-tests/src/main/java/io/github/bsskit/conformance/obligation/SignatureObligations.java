package io.github.bsskit.conformance.obligation;

import static io.github.bsskit.conformance.obligation.Expectation.refused;

import io.github.bsskit.conformance.target.RequestMutation;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the gateway owes to a signature that is wrong, mutilated or missing: nothing passes. */
final class SignatureObligations {

  private final GatewayObligationBuilder draws;
  private final boolean takesUnsigned;
  private final Expectation wrong;
  private final Expectation wrongOrUnreadable;

  SignatureObligations(GatewayObligationBuilder draws, boolean takesUnsigned) {
    this.draws = draws;
    this.takesUnsigned = takesUnsigned;
    this.wrong = refused(draws.mismatch());
    this.wrongOrUnreadable = refused(draws.mismatch(), draws.error("IncompleteSignature"));
  }

  void signatures() {
    wrongSecret();
    cutOrStretched();
    otherCharacters();
    ofThisSignatureOnly();
    none();
  }

  private void wrongSecret() {
    draws.against(
        draws.address("signature", "wrong-secret"),
        "A call signed with another secret is refused: " + wrong.words() + ".",
        RequestMutations.wrongSecret(),
        wrong);
    CallTemplate inXml = draws.valid().on(draws.valid().carrier().withFormat("XML"));
    draws.against(
        draws.address("signature", "wrong-secret-in-xml"),
        "In XML too a call signed with another secret is refused: " + wrong.words() + ".",
        inXml,
        inXml.twisted(RequestMutations.wrongSecret()),
        wrong);
  }

  private void cutOrStretched() {
    changed(
        "first-half",
        "Half of the signature is not the signature.",
        wrongOrUnreadable,
        text -> text.substring(0, text.length() / 2));
    changed(
        "without-last-character",
        "All but the last character of the signature is not the signature.",
        wrongOrUnreadable,
        text -> text.substring(0, text.length() - (draws.isOf("V1") ? 2 : 1)));
    changed(
        "longer",
        "The signature with something more in it is not the signature.",
        wrongOrUnreadable,
        text -> text.substring(0, 5) + "00" + text.substring(5));
  }

  private void otherCharacters() {
    changed(
        "first-character",
        "A signature that differs in its first character is wrong.",
        wrong,
        text -> swapped(text, 0));
    changed(
        "middle-character",
        "A signature that differs in one character in the middle is wrong.",
        wrong,
        text -> swapped(text, text.length() / 2));
    changed(
        "late-character",
        "A signature that differs near its end is wrong.",
        wrong,
        text -> swapped(text, text.length() - 4));
    changed(
        "reversed",
        "A signature written backwards is wrong.",
        wrongOrUnreadable,
        text -> new StringBuilder(text).reverse().toString());
  }

  private void ofThisSignatureOnly() {
    if (draws.isOf("V3")) {
      // in V1 it would stand behind the padding of Base64, where some readers do not look
      changed(
          "with-suffix",
          "The signature with something behind it is not the signature.",
          wrongOrUnreadable,
          text -> text + "00");
    }
    if (draws.isOf("V1")) {
      changed(
          "lower-case",
          "A signature in lower case is another one.",
          wrong,
          text -> text.toLowerCase(Locale.ROOT));
    }
  }

  private void none() {
    draws.against(
        draws.address("signature", "absent"),
        "A call whose signature is missing is not carried out.",
        RequestMutations.noSignature(),
        takesUnsigned ? new Expectation.Anything() : new Expectation.RefusedSomehow());
    draws.against(
        draws.address("signature", "empty"),
        "A call whose signature is empty is not carried out.",
        RequestMutations.signature("the signature is empty", text -> ""),
        new Expectation.RefusedSomehow());
  }

  private void changed(
      String name, String statement, Expectation expectation, UnaryOperator<String> change) {
    draws.against(
        draws.address("signature", name),
        statement,
        RequestMutations.signature(statement, change),
        expectation);
  }

  private static String swapped(String text, int at) {
    char now = text.charAt(at);
    char other = now == 'a' ? 'b' : 'a';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  /** A signature lacks what must go with it: a known method, a time, a nonce. */
  void incomplete() {
    unknownMethod();
    missing("Timestamp", "x-acs-date");
    missing("SignatureNonce", "x-acs-signature-nonce");
  }

  private void unknownMethod() {
    RequestMutation unknown =
        draws.isOf("V1")
            ? RequestMutations.common("SignatureMethod", "", "HMAC-MD5")
            : RequestMutations.header(
                "authorization", "ACS3-HMAC-SM3 Credential=a,SignedHeaders=b,Signature=c");
    draws.against(
        draws.address("signature", "unknown-method"),
        "A call signed by a method that the gateway does not know is not carried out.",
        unknown,
        new Expectation.RefusedSomehow());
  }

  private void missing(String name, String header) {
    draws.against(
        draws.address("signature", "without-" + name),
        "A signed call without " + name + " is not carried out.",
        RequestMutations.without(name, header),
        new Expectation.RefusedSomehow());
  }
}
