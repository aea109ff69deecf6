package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.RequestMutation;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Requests with a wrong, mutilated or missing signature are rejected. */
final class SignatureObligations {

  private final GatewayObligationBuilder builder;
  private final boolean acceptsUnsigned;
  private final Expectation mismatch;
  private final Expectation mismatchOrUnreadable;

  SignatureObligations(GatewayObligationBuilder builder, boolean acceptsUnsigned) {
    this.builder = builder.topic("signature");
    this.acceptsUnsigned = acceptsUnsigned;
    this.mismatch = builder.mismatch();
    this.mismatchOrUnreadable =
        Expectation.error(mismatch.errors().get(0), builder.error("IncompleteSignature"));
  }

  void signatures() {
    wrongSecret();
    otherLength();
    otherCharacters();
    ofOneVersion();
    none();
  }

  private void wrongSecret() {
    RequestMutation wrongSecret = RequestMutations.wrongSecret();
    builder.check("wrong-secret", "Signed with a wrong secret", wrongSecret, mismatch);
    CallTemplate inXml = builder.valid().in(builder.valid().style().withFormat("XML"));
    builder.check(
        "wrong-secret-in-xml",
        "Signed with a wrong secret, in XML",
        inXml,
        inXml.mutated(wrongSecret),
        mismatch);
  }

  private void otherLength() {
    changed(
        "first-half",
        "Only the first half of the signature",
        mismatchOrUnreadable,
        text -> text.substring(0, text.length() / 2));
    changed(
        "without-last-character",
        "The signature without its last character",
        mismatchOrUnreadable,
        text -> text.substring(0, text.length() - (builder.isFor("V1") ? 2 : 1)));
    changed(
        "longer",
        "Characters inserted into the signature",
        mismatchOrUnreadable,
        text -> text.substring(0, 5) + "00" + text.substring(5));
  }

  private void otherCharacters() {
    changed(
        "first-character",
        "The first character of the signature changed",
        mismatch,
        text -> changedAt(text, 0));
    changed(
        "middle-character",
        "A character in the middle of the signature changed",
        mismatch,
        text -> changedAt(text, text.length() / 2));
    changed(
        "late-character",
        "A character near the end of the signature changed",
        mismatch,
        text -> changedAt(text, text.length() - 4));
    changed(
        "reversed",
        "The signature reversed",
        mismatchOrUnreadable,
        text -> new StringBuilder(text).reverse().toString());
  }

  private void ofOneVersion() {
    if (builder.isFor("V3")) {
      // in V1 it would follow the Base64 padding, where some decoders stop reading
      changed(
          "with-suffix",
          "Characters after the signature",
          mismatchOrUnreadable,
          text -> text + "00");
    }
    if (builder.isFor("V1")) {
      changed(
          "lower-case",
          "The signature in lower case",
          mismatch,
          text -> text.toLowerCase(Locale.ROOT));
    }
  }

  private void none() {
    builder.check(
        "absent",
        "Without a signature",
        RequestMutations.noSignature(),
        acceptsUnsigned ? Expectation.anything() : Expectation.anyError());
    builder.check(
        "empty",
        "The signature empty",
        RequestMutations.signature("the signature is empty", text -> ""),
        Expectation.anyError());
  }

  private void changed(
      String name, String what, Expectation expected, UnaryOperator<String> change) {
    RequestMutation mutation =
        RequestMutations.signature(
            Character.toLowerCase(what.charAt(0)) + what.substring(1), change);
    builder.check(name, what, mutation, expected);
  }

  /** Another letter, not only another case, which has a check of its own. */
  private static String changedAt(String text, int index) {
    char other = Character.toLowerCase(text.charAt(index)) == 'a' ? 'b' : 'a';
    return text.substring(0, index) + other + text.substring(index + 1);
  }

  /** A signed request needs a known signature method, a time and a nonce. */
  void incomplete() {
    RequestMutation unknown =
        builder.isFor("V1")
            ? RequestMutations.common("SignatureMethod", "", "HMAC-MD5")
            : RequestMutations.header(
                "authorization", "ACS3-HMAC-SM3 Credential=a,SignedHeaders=b,Signature=c");
    builder.check("unknown-method", "An unknown signature method", unknown, Expectation.anyError());
    missing("Timestamp", "x-acs-date");
    missing("SignatureNonce", "x-acs-signature-nonce");
  }

  private void missing(String name, String header) {
    builder.check(
        "without-" + name,
        "Signed, without " + name,
        RequestMutations.without(name, header),
        Expectation.anyError());
  }
}
