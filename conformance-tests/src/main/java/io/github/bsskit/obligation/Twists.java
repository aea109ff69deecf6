package io.github.bsskit.obligation;

import io.github.bsskit.target.Draft;
import io.github.bsskit.target.Twist;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What official clients do differently, and what attackers and mistakes do. */
final class Twists {

  private static final String ACCESS_KEY = "AccessKeyId";

  private Twists() {}

  /** Another secret. */
  static Twist wrongSecret() {
    return Twist.before("signed with another secret", draft -> draft.secret = draft.secret + "x");
  }

  /** A change of the signature itself, in either style. */
  static Twist signature(String what, UnaryOperator<String> change) {
    return Twist.after(
        what,
        draft -> {
          String authorization = draft.headers.get("authorization");
          if (authorization == null) {
            draft.put("Signature", change.apply(draft.get("Signature")));
          } else {
            int at = authorization.indexOf("Signature=") + "Signature=".length();
            draft.headers.put(
                "authorization",
                authorization.substring(0, at) + change.apply(authorization.substring(at)));
          }
        });
  }

  /** No signature, everything else as it was. */
  static Twist noSignature() {
    return Twist.after(
        "the signature is taken away",
        draft -> {
          draft.remove("Signature");
          draft.headers.remove("authorization");
        });
  }

  /** A parameter's value after it was signed. */
  static Twist changed(String name, String value) {
    return Twist.after(
        name + " is changed to " + value + " after signing", draft -> draft.put(name, value));
  }

  /** A parameter more after signing. */
  static Twist added() {
    return Twist.after(
        "a parameter is added after signing", draft -> draft.query.add(Map.entry("Extra", "1")));
  }

  /** A parameter more after signing, in a form that the call did not have. */
  static Twist addedInAForm() {
    return Twist.after(
        "a parameter is added in a form after signing",
        draft -> {
          draft.headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
          draft.form.add(Map.entry("Extra", "1"));
        });
  }

  /** A parameter less after signing. */
  static Twist removed(String name) {
    return Twist.after(name + " is taken away after signing", draft -> draft.remove(name));
  }

  /** Another method than the one that was signed. */
  static Twist method(String method) {
    return Twist.after("sent by " + method, draft -> draft.method = method);
  }

  /** Another method, signed as such. */
  static Twist signedMethod(String method) {
    return Twist.before("sent by " + method, draft -> draft.method = method);
  }

  /** A header after it was signed. */
  static Twist header(String name, String value) {
    return Twist.after(
        "header " + name + " is changed after signing", draft -> draft.headers.put(name, value));
  }

  /** A header more, signed. */
  static Twist signedHeader(String name, String value) {
    return Twist.before(
        "with the header " + name + ": " + value, draft -> draft.headers.put(name, value));
  }

  /** The time of the call, in either style. */
  static Twist time(String what, UnaryOperator<String> change) {
    return Twist.before(
        what,
        draft -> {
          if (draft.headers.containsKey("x-acs-date")) {
            draft.headers.put("x-acs-date", change.apply(draft.headers.get("x-acs-date")));
          } else {
            draft.put("Timestamp", change.apply(draft.get("Timestamp")));
          }
        });
  }

  /** An hour ago, which is beyond every window. */
  static Twist hourOld() {
    return time("an hour old", now -> Instant.parse(now).minusSeconds(3600).toString());
  }

  /** A common parameter taken away before signing: V1's name, V3's header. */
  static Twist without(String name, String header) {
    return Twist.before(
        "without " + name,
        draft -> {
          draft.remove(name);
          draft.headers.remove(header);
        });
  }

  /** Another value of a common parameter, signed: V1's name, V3's header. */
  static Twist common(String name, String header, String value) {
    return Twist.before(
        "with " + name + "=" + value,
        draft -> {
          if (draft.headers.containsKey(header)) {
            draft.headers.put(header, value);
          } else {
            draft.put(name, value);
          }
        });
  }

  /** A key that nobody has. */
  static Twist unknownKey() {
    return Twist.before(
        "with an unknown access key",
        draft -> {
          draft.accessKeyId = "nosuchkey";
          if (!draft.get(ACCESS_KEY).isEmpty()) {
            draft.put(ACCESS_KEY, "nosuchkey");
          }
        });
  }

  /** A parameter, signed. */
  static Twist parameter(String name, String value) {
    return Twist.before(
        "with the parameter " + name + "=" + value,
        draft -> draft.query.add(Map.entry(name, value)));
  }

  /** A parameter of the request line that is signed, in another spelling or not there. */
  static Twist format(String what, String value) {
    return Twist.before(
        what,
        draft -> {
          draft.remove("Format");
          if (!value.isEmpty()) {
            draft.query.add(Map.entry("Format", value));
          }
        });
  }

  /** The way in which the Java V2 client writes parameters. */
  static Twist formEncoding() {
    return Twist.before(
        "blanks written +, stars *, tildes %7E", draft -> draft.encoding = Draft.Encoding.FORM);
  }

  /** Authorization as the Java V1 client writes it in V3. */
  static Twist reorderedAuthorization() {
    return Twist.before(
        "Authorization reads Credential, Signature, SignedHeaders",
        draft -> draft.authorizationParts = List.of("Credential", "Signature", "SignedHeaders"));
  }

  /** A host that the signature does not cover. */
  static Twist unsignedHost() {
    return Twist.before("host is not signed", draft -> draft.unsignedHeaders.add("host"));
  }

  /** The content type of a form, with its charset. */
  static Twist charset() {
    return Twist.before(
        "the form's content type names a charset",
        draft ->
            draft.headers.put("content-type", "application/x-www-form-urlencoded; charset=UTF-8"));
  }

  /** A body in chunks. */
  static Twist chunked() {
    return Twist.before("the body comes in chunks", draft -> draft.chunked = true);
  }

  /** A POST with neither a length nor chunks. */
  static Twist noLength() {
    return Twist.before(
        "the request says nothing of a body", draft -> draft.saysItHasNoBody = false);
  }

  /** Own parameters in the body, common ones in the query, as a Java V1 CommonRequest has them. */
  static Twist commonInQuery(List<String> own) {
    return Twist.before(
        "common parameters in the query, the operation's own in the body",
        draft -> {
          draft.form.stream()
              .filter(parameter -> !own.contains(parameter.getKey()))
              .forEach(draft.query::add);
          draft.form.removeIf(parameter -> !own.contains(parameter.getKey()));
        });
  }

  /** Another form body than the one that was signed, be it with its hash. */
  static Twist otherBody(boolean withItsHash) {
    return Twist.after(
        withItsHash
            ? "another body, and its hash, after signing"
            : "another body after signing, the hash as it was",
        draft -> {
          draft.form.add(Map.entry("Extra", "1"));
          if (withItsHash && draft.headers.containsKey("x-acs-content-sha256")) {
            draft.headers.put("x-acs-content-sha256", draft.bodyHash());
          }
        });
  }

  /** A parameter a second time, after signing. */
  static Twist repeated(String name, String value) {
    return Twist.after(
        name + "=" + value + " is added after signing",
        draft -> draft.query.add(Map.entry(name, value)));
  }

  /** The access key with its letters in the other case. */
  static Twist keyInOtherLetters() {
    return Twist.before(
        "with the access key in other letters",
        draft -> {
          String capitals = draft.accessKeyId.toUpperCase(Locale.ROOT);
          draft.accessKeyId =
              capitals.equals(draft.accessKeyId) ? capitals.toLowerCase(Locale.ROOT) : capitals;
          if (!draft.get(ACCESS_KEY).isEmpty()) {
            draft.put(ACCESS_KEY, draft.accessKeyId);
          }
        });
  }

  /** Parameters without a value written without their equals sign. */
  static Twist bareNames() {
    return Twist.before("written without =", draft -> draft.bareNames = true);
  }

  /** A nonce of so many digits. */
  static Twist randomNonce(String what, int length) {
    return Twist.before(
        what,
        draft -> {
          String digits = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
          nonce(draft, digits.substring(0, length));
        });
  }

  /** Another nonce than the one that was signed. */
  static Twist otherNonce() {
    return Twist.after(
        "the nonce is changed after signing", draft -> nonce(draft, UUID.randomUUID().toString()));
  }

  private static void nonce(Draft draft, String nonce) {
    if (draft.headers.containsKey("x-acs-signature-nonce")) {
      draft.headers.put("x-acs-signature-nonce", nonce);
    } else {
      draft.put("SignatureNonce", nonce);
    }
  }
}
