package io.github.bsskit.conformance.obligation;

import io.github.bsskit.conformance.target.RequestDraft;
import io.github.bsskit.conformance.target.RequestMutation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Changes that official clients, mistakes and attackers make to a request. */
public final class RequestMutations {

  private static final String ACCESS_KEY = "AccessKeyId";

  private RequestMutations() {}

  static RequestMutation wrongSecret() {
    return RequestMutation.before(
        "signed with a wrong secret", draft -> draft.secret = draft.secret + "x");
  }

  /** A change to the signature itself, in V1 and V3. */
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

  static RequestMutation noSignature() {
    return RequestMutation.after(
        "the signature is removed",
        draft -> {
          draft.remove("Signature");
          draft.headers.remove("authorization");
        });
  }

  static RequestMutation changed(String name, String value) {
    return RequestMutation.after(
        name + " changed to " + value + " after signing", draft -> draft.put(name, value));
  }

  static RequestMutation added() {
    return RequestMutation.after(
        "a parameter added after signing", draft -> draft.query.add(Map.entry("Extra", "1")));
  }

  static RequestMutation addedInForm() {
    return RequestMutation.after(
        "a form added after signing",
        draft -> {
          draft.headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
          draft.form.add(Map.entry("Extra", "1"));
        });
  }

  static RequestMutation removed(String name) {
    return RequestMutation.after(name + " removed after signing", draft -> draft.remove(name));
  }

  static RequestMutation method(String method) {
    return RequestMutation.after("sent by " + method, draft -> draft.method = method);
  }

  static RequestMutation signedMethod(String method) {
    return RequestMutation.before("sent by " + method, draft -> draft.method = method);
  }

  static RequestMutation header(String name, String value) {
    return RequestMutation.after(
        "header " + name + " changed after signing", draft -> draft.headers.put(name, value));
  }

  static RequestMutation signedHeader(String name, String value) {
    return RequestMutation.before(
        "with the header " + name + ": " + value, draft -> draft.headers.put(name, value));
  }

  /** Another time, signed, in V1 and V3. */
  static RequestMutation time(String what, UnaryOperator<String> change) {
    return RequestMutation.before(what, draft -> replace(draft, "Timestamp", "x-acs-date", change));
  }

  static RequestMutation hourOld() {
    return time("an hour old", now -> Instant.parse(now).minusSeconds(3600).toString());
  }

  /** Omits a common parameter: V1's name, V3's header. */
  static RequestMutation without(String name, String header) {
    return RequestMutation.before(
        "without " + name,
        draft -> {
          draft.remove(name);
          draft.headers.remove(header);
        });
  }

  static RequestMutation withoutToken() {
    return without("SecurityToken", "x-acs-security-token");
  }

  /** A version of the API that does not exist. */
  static RequestMutation otherVersion() {
    return common("Version", "x-acs-version", "2014-05-26");
  }

  static RequestMutation earlierDate() {
    return RequestMutation.after(
        "x-acs-date changed after signing",
        draft ->
            draft.headers.computeIfPresent(
                "x-acs-date", (name, date) -> Instant.parse(date).minusSeconds(7).toString()));
  }

  /** Another value of a common parameter, signed: V1's name, V3's header. */
  static RequestMutation common(String name, String header, String value) {
    return RequestMutation.before(
        "with " + name + "=" + value, draft -> replace(draft, name, header, old -> value));
  }

  static RequestMutation unknownKey() {
    return key("with an unknown access key", id -> "nosuchkey");
  }

  /** Another access key, signed with the secret of the key that it replaces. */
  static RequestMutation key(String what, UnaryOperator<String> change) {
    return RequestMutation.before(
        what,
        draft -> {
          draft.accessKeyId = change.apply(draft.accessKeyId);
          if (!draft.get(ACCESS_KEY).isEmpty()) {
            draft.put(ACCESS_KEY, draft.accessKeyId);
          }
        });
  }

  /** Another security token, signed. */
  static RequestMutation token(String what, UnaryOperator<String> change) {
    return RequestMutation.before(
        what, draft -> replace(draft, "SecurityToken", "x-acs-security-token", change));
  }

  static RequestMutation parameter(String name, String value) {
    return RequestMutation.before(
        "with the parameter " + name + "=" + value,
        draft -> draft.query.add(Map.entry(name, value)));
  }

  /** Another Format, signed; an empty one is omitted. */
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

  /** Form encoding, as in the Java V2 client. */
  static RequestMutation formEncoding() {
    return RequestMutation.before(
        "spaces encoded as +, stars as *, tildes as %7E",
        draft -> draft.encoding = RequestDraft.Encoding.FORM);
  }

  /** The Authorization header of the Java V1 client for V3. */
  static RequestMutation reorderedAuthorization() {
    return RequestMutation.before(
        "Authorization in the order Credential, Signature, SignedHeaders",
        draft -> draft.authorizationParts = List.of("Credential", "Signature", "SignedHeaders"));
  }

  static RequestMutation unsignedHost() {
    return RequestMutation.before("host not signed", draft -> draft.unsignedHeaders.add("host"));
  }

  static RequestMutation charset() {
    return RequestMutation.before(
        "the form's content type with a charset",
        draft ->
            draft.headers.put("content-type", "application/x-www-form-urlencoded; charset=UTF-8"));
  }

  static RequestMutation chunked() {
    return RequestMutation.before("a chunked body", draft -> draft.chunked = true);
  }

  static RequestMutation noLength() {
    return RequestMutation.before(
        "without Content-Length and Transfer-Encoding", draft -> draft.sendsZeroLength = false);
  }

  /** Common parameters in the query, the others in the form, as a Java V1 CommonRequest does. */
  static RequestMutation commonInQuery(List<String> own) {
    return RequestMutation.before(
        "common parameters in the query, the operation's own in the form",
        draft -> {
          draft.form.stream()
              .filter(parameter -> !own.contains(parameter.getKey()))
              .forEach(draft.query::add);
          draft.form.removeIf(parameter -> !own.contains(parameter.getKey()));
        });
  }

  /** Changes the form after signing, with or without adjusting the hash. */
  static RequestMutation otherBody(boolean andHash) {
    return RequestMutation.after(
        andHash ? "body and hash changed after signing" : "body changed after signing",
        draft -> {
          draft.form.add(Map.entry("Extra", "1"));
          if (andHash && draft.headers.containsKey("x-acs-content-sha256")) {
            draft.headers.put("x-acs-content-sha256", draft.bodyHash());
          }
        });
  }

  static RequestMutation repeated(String name, String value) {
    return RequestMutation.after(
        name + "=" + value + " added after signing",
        draft -> draft.query.add(Map.entry(name, value)));
  }

  /** The access key in upper case, or in lower case if it is upper case already. */
  static RequestMutation keyInOtherCase() {
    return key(
        "with the access key in other case",
        id -> {
          String capitals = id.toUpperCase(Locale.ROOT);
          return capitals.equals(id) ? capitals.toLowerCase(Locale.ROOT) : capitals;
        });
  }

  static RequestMutation bareNames() {
    return RequestMutation.before("empty parameters without =", draft -> draft.bareNames = true);
  }

  /** A random nonce of the 26 letters from {@code first} on. */
  static RequestMutation randomLetters(String what, int length, char first) {
    return RequestMutation.before(
        what,
        draft -> {
          StringBuilder letters = new StringBuilder();
          ThreadLocalRandom.current()
              .ints(length, first, first + 26)
              .forEach(letters::appendCodePoint);
          nonce(draft, letters.toString());
        });
  }

  /** A random nonce of this length, at most 64. */
  static RequestMutation randomNonce(String what, int length) {
    return RequestMutation.before(
        what,
        draft -> {
          String digits = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
          nonce(draft, digits.substring(0, length));
        });
  }

  static RequestMutation otherNonce() {
    return RequestMutation.after(
        "the nonce changed after signing", draft -> nonce(draft, UUID.randomUUID().toString()));
  }

  /** The nonce itself, signed. */
  public static RequestMutation nonce(String what, String nonce) {
    return RequestMutation.before(what, draft -> nonce(draft, nonce));
  }

  /** The nonce changed, signed. */
  static RequestMutation changedNonce(String what, UnaryOperator<String> change) {
    return RequestMutation.before(
        what, draft -> replace(draft, "SignatureNonce", "x-acs-signature-nonce", change));
  }

  private static void nonce(RequestDraft draft, String nonce) {
    replace(draft, "SignatureNonce", "x-acs-signature-nonce", old -> nonce);
  }

  /** Replaces V3's header if the draft has it, V1's parameter otherwise. */
  private static void replace(
      RequestDraft draft, String name, String header, UnaryOperator<String> change) {
    if (draft.headers.containsKey(header)) {
      draft.headers.put(header, change.apply(draft.headers.get(header)));
    } else {
      draft.put(name, change.apply(draft.get(name)));
    }
  }
}
