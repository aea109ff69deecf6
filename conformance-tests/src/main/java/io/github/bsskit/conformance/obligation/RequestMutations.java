package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.RequestDraft;
import io.github.bsskit.conformance.target.RequestMutation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What official clients do differently, and what attackers and mistakes do. */
final class RequestMutations {

  private static final String ACCESS_KEY = "AccessKeyId";

  private RequestMutations() {}

  /** Another secret. */
  static RequestMutation wrongSecret() {
    return RequestMutation.before(
        "signed with another secret", draft -> draft.secret = draft.secret + "x");
  }

  /** A change of the signature itself, in either style. */
  static RequestMutation signature(String what, UnaryOperator<String> change) {
    return RequestMutation.after(
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
  static RequestMutation noSignature() {
    return RequestMutation.after(
        "the signature is taken away",
        draft -> {
          draft.remove("Signature");
          draft.headers.remove("authorization");
        });
  }

  /** A parameter's value after it was signed. */
  static RequestMutation changed(String name, String value) {
    return RequestMutation.after(
        name + " is changed to " + value + " after signing", draft -> draft.put(name, value));
  }

  /** A parameter more after signing. */
  static RequestMutation added() {
    return RequestMutation.after(
        "a parameter is added after signing", draft -> draft.query.add(Map.entry("Extra", "1")));
  }

  /** A parameter more after signing, in a form that the call did not have. */
  static RequestMutation addedInAForm() {
    return RequestMutation.after(
        "a parameter is added in a form after signing",
        draft -> {
          draft.headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
          draft.form.add(Map.entry("Extra", "1"));
        });
  }

  /** A parameter less after signing. */
  static RequestMutation removed(String name) {
    return RequestMutation.after(
        name + " is taken away after signing", draft -> draft.remove(name));
  }

  /** Another method than the one that was signed. */
  static RequestMutation method(String method) {
    return RequestMutation.after("sent by " + method, draft -> draft.method = method);
  }

  /** Another method, signed as such. */
  static RequestMutation signedMethod(String method) {
    return RequestMutation.before("sent by " + method, draft -> draft.method = method);
  }

  /** A header after it was signed. */
  static RequestMutation header(String name, String value) {
    return RequestMutation.after(
        "header " + name + " is changed after signing", draft -> draft.headers.put(name, value));
  }

  /** A header more, signed. */
  static RequestMutation signedHeader(String name, String value) {
    return RequestMutation.before(
        "with the header " + name + ": " + value, draft -> draft.headers.put(name, value));
  }

  /** The time of the call, in either style. */
  static RequestMutation time(String what, UnaryOperator<String> change) {
    return RequestMutation.before(
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
  static RequestMutation hourOld() {
    return time("an hour old", now -> Instant.parse(now).minusSeconds(3600).toString());
  }

  /** A common parameter taken away before signing: V1's name, V3's header. */
  static RequestMutation without(String name, String header) {
    return RequestMutation.before(
        "without " + name,
        draft -> {
          draft.remove(name);
          draft.headers.remove(header);
        });
  }

  /** Another value of a common parameter, signed: V1's name, V3's header. */
  static RequestMutation common(String name, String header, String value) {
    return RequestMutation.before(
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
  static RequestMutation unknownKey() {
    return RequestMutation.before(
        "with an unknown access key",
        draft -> {
          draft.accessKeyId = "nosuchkey";
          if (!draft.get(ACCESS_KEY).isEmpty()) {
            draft.put(ACCESS_KEY, "nosuchkey");
          }
        });
  }

  /** A parameter, signed. */
  static RequestMutation parameter(String name, String value) {
    return RequestMutation.before(
        "with the parameter " + name + "=" + value,
        draft -> draft.query.add(Map.entry(name, value)));
  }

  /** A parameter of the request line that is signed, in another spelling or not there. */
  static RequestMutation format(String what, String value) {
    return RequestMutation.before(
        what,
        draft -> {
          draft.remove("Format");
          if (!value.isEmpty()) {
            draft.query.add(Map.entry("Format", value));
          }
        });
  }

  /** The way in which the Java V2 client writes parameters. */
  static RequestMutation formEncoding() {
    return RequestMutation.before(
        "blanks written +, stars *, tildes %7E",
        draft -> draft.encoding = RequestDraft.Encoding.FORM);
  }

  /** Authorization as the Java V1 client writes it in V3. */
  static RequestMutation reorderedAuthorization() {
    return RequestMutation.before(
        "Authorization reads Credential, Signature, SignedHeaders",
        draft -> draft.authorizationParts = List.of("Credential", "Signature", "SignedHeaders"));
  }

  /** A host that the signature does not cover. */
  static RequestMutation unsignedHost() {
    return RequestMutation.before("host is not signed", draft -> draft.unsignedHeaders.add("host"));
  }

  /** The content type of a form, with its charset. */
  static RequestMutation charset() {
    return RequestMutation.before(
        "the form's content type names a charset",
        draft ->
            draft.headers.put("content-type", "application/x-www-form-urlencoded; charset=UTF-8"));
  }

  /** A body in chunks. */
  static RequestMutation chunked() {
    return RequestMutation.before("the body comes in chunks", draft -> draft.chunked = true);
  }

  /** A POST with neither a length nor chunks. */
  static RequestMutation noLength() {
    return RequestMutation.before(
        "the request says nothing of a body", draft -> draft.saysItHasNoBody = false);
  }

  /** Own parameters in the body, common ones in the query, as a Java V1 CommonRequest has them. */
  static RequestMutation commonInQuery(List<String> own) {
    return RequestMutation.before(
        "common parameters in the query, the operation's own in the body",
        draft -> {
          draft.form.stream()
              .filter(parameter -> !own.contains(parameter.getKey()))
              .forEach(draft.query::add);
          draft.form.removeIf(parameter -> !own.contains(parameter.getKey()));
        });
  }

  /** Another form body than the one that was signed, be it with its hash. */
  static RequestMutation otherBody(boolean withItsHash) {
    return RequestMutation.after(
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
  static RequestMutation repeated(String name, String value) {
    return RequestMutation.after(
        name + "=" + value + " is added after signing",
        draft -> draft.query.add(Map.entry(name, value)));
  }

  /** The access key with its letters in the other case. */
  static RequestMutation keyInOtherLetters() {
    return RequestMutation.before(
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
  static RequestMutation bareNames() {
    return RequestMutation.before("written without =", draft -> draft.bareNames = true);
  }

  /** A nonce of so many digits. */
  static RequestMutation randomNonce(String what, int length) {
    return RequestMutation.before(
        what,
        draft -> {
          String digits = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
          nonce(draft, digits.substring(0, length));
        });
  }

  /** Another nonce than the one that was signed. */
  static RequestMutation otherNonce() {
    return RequestMutation.after(
        "the nonce is changed after signing", draft -> nonce(draft, UUID.randomUUID().toString()));
  }

  private static void nonce(RequestDraft draft, String nonce) {
    if (draft.headers.containsKey("x-acs-signature-nonce")) {
      draft.headers.put("x-acs-signature-nonce", nonce);
    } else {
      draft.put("SignatureNonce", nonce);
    }
  }
}
