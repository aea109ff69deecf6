package io.github.bsskit.conformance.crooked;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Servers that accept an invalid signature, nonce or time, or reject a valid one. */
enum CrookedSignature implements Crooked {
  V1_NOT_VERIFIED(
      "any V1 signature is good",
      "gateway/signature/V1/* | gateway/tampering/V1/*",
      b -> b.sameSignature = (call, expected, given) -> !call.v3() || expected.equals(given)),

  V3_NOT_VERIFIED(
      "any V3 signature is good",
      "gateway/signature/V3/* | gateway/tampering/V3/*",
      b -> b.sameSignature = (call, expected, given) -> call.v3() || expected.equals(given)),

  V3_COMPUTED_OTHERWISE(
      "a right V3 signature is wrong",
      "*/call/valid | */style/V3/*",
      b -> b.sameSignature = (call, expected, given) -> !call.v3() && expected.equals(given)),

  SIGNATURE_COMPARED_BY_BEGINNING(
      "only the first eight characters of a signature are compared",
      "gateway/signature/* | gateway/tampering/*",
      b ->
          b.sameSignature =
              (call, expected, given) ->
                  given.length() >= 8 && expected.startsWith(given.substring(0, 8))),

  SIGNATURE_COMPARED_BY_LENGTH(
      "only the length of a signature is compared",
      "gateway/signature/* | gateway/tampering/*",
      b -> b.sameSignature = (call, expected, given) -> expected.length() == given.length()),

  SIGNATURE_COMPARED_IN_ANY_CASE(
      "the case of a V1 signature is not compared",
      "gateway/signature/V1/* | gateway/tampering/V1/*",
      b ->
          b.sameSignature =
              (call, expected, given) ->
                  call.v3() ? expected.equals(given) : expected.equalsIgnoreCase(given)),

  SIGNATURE_MAY_BE_CUT(
      "a signature may be cut short",
      "gateway/signature/* | gateway/tampering/*",
      b -> b.sameSignature = (call, expected, given) -> expected.startsWith(given)),

  SIGNATURE_MAY_GO_ON(
      "a signature may be followed by more",
      "gateway/signature/* | gateway/tampering/*",
      b -> b.sameSignature = (call, expected, given) -> given.startsWith(expected)),

  EMPTY_SIGNATURE_ACCEPTED(
      "an empty V1 signature is good",
      "gateway/signature/V1/* | gateway/*",
      b -> {
        b.gateway.skip("common", call -> !call.v3() && call.parameters.containsKey("Signature"));
        b.gateway.skip("signature", call -> !call.v3() && !call.has("Signature"));
      }),

  ADDED_QUERY_PARAMETER_ACCEPTED(
      "a parameter that was added after signing is accepted (V3)",
      "gateway/signature/V3/* | gateway/tampering/V3/*",
      b -> b.signedParams = CrookedSignature::withOneLeftOut),

  ADDED_PARAMETER_ACCEPTED(
      "a parameter that was added after signing is accepted (V1)",
      "gateway/signature/V1/* | gateway/tampering/V1/*",
      b ->
          b.signedParams =
              all ->
                  all.asMap().containsKey("SignatureNonce") ? withOneLeftOut(all) : List.of(all)),

  REPEATED_PARAMETER_ACCEPTED(
      "a V3 parameter that was repeated after signing is accepted",
      "",
      b -> b.signedParams = CrookedSignature::withRepeatsLeftOut),

  CHANGED_BODY_ACCEPTED(
      "a body that was changed after signing is accepted: the hash is not checked",
      "gateway/signature/V3/* | gateway/tampering/V3/*",
      b -> b.checksBodyHash = call -> false),

  FORM_BESIDE_QUERY_ACCEPTED(
      "a form that was added to a signed query is accepted (V1)",
      "gateway/tampering/V1/form-added-to-a-query",
      b -> b.signedPlaces = call -> List.of(call.query.union(call.form), call.query)),

  QUERY_BESIDE_FORM_ACCEPTED(
      "a query that was added to a signed form is accepted (V1)",
      "gateway/tampering/V1/query-added-to-a-form",
      b -> b.signedPlaces = call -> List.of(call.query.union(call.form), call.form)),

  BODY_BESIDE_QUERY_ACCEPTED(
      "a body that was added to a signed query is accepted (V3)",
      "gateway/tampering/V3/form-added-to-a-query",
      b -> b.checksBodyHash = call -> !call.query.asMap().containsKey("Amount")),

  GET_NOT_VERIFIED(
      "any signature of a GET is good",
      "gateway/signature/*/wrong-secret-by-get",
      b -> b.gateway.skip("signature", CrookedSignature::byGet)),

  GET_MAY_BE_REPLAYED(
      "a GET can be sent again",
      "gateway/nonce/*/replayed-by-get",
      b -> b.gateway.skip("nonce", CrookedSignature::byGet)),

  GET_OF_ANY_TIME_ACCEPTED(
      "a GET may be of any time",
      "gateway/time/*/hour-old-by-get",
      b -> b.gateway.skip("window", CrookedSignature::byGet)),

  NONCE_LOOKED_UP_THEN_WRITTEN(
      "a nonce is looked up first and remembered a moment later",
      "CreateResourcePackage/signature/*/replayed-concurrently",
      b -> {
        Set<String> used = ConcurrentHashMap.newKeySet();
        b.gateway.require(
            "nonce",
            call -> {
              String nonce = b.nonceScope.apply(call);
              boolean free = !used.contains(nonce);
              Pause.millis(40);
              used.add(nonce);
              return free;
            },
            Rejection.gateway("SignatureNonceUsed"));
      }),

  PLAN_OF_ANY_TIME_ACCEPTED(
      "the time is looked at for one operation only",
      "CreateResourcePackage/signature/*/hour-old",
      b -> b.gateway.skip("window", Call::plan)),

  PLAN_OF_ANY_VERSION_ACCEPTED(
      "the Version is looked at for one operation only",
      "CreateResourcePackage/signature/*/another-version",
      b -> b.gateway.skip("version", Call::plan)),

  METHOD_NOT_SIGNED(
      "a request signed for GET may be sent by POST, and the other way round",
      "gateway/signature/* | gateway/tampering/*",
      b -> b.signedMethods = call -> List.of("GET", "POST")),

  V1_METHOD_NOT_SIGNED(
      "the method of a V1 request is not looked at",
      "gateway/signature/V1/* | gateway/tampering/V1/*",
      b -> b.signedMethods = call -> call.v3() ? List.of(call.method()) : List.of("GET", "POST")),

  AUTHORIZATION_IN_ONE_ORDER(
      "the parts of Authorization are read only in the order of the documentation",
      "gateway/signature/V3/* | gateway/client/*",
      b ->
          b.gateway.first(
              "order",
              Steps.unless(
                  call ->
                      !call.v3()
                          || call.http
                              .header("authorization")
                              .matches("\\S+ +Credential=.*SignedHeaders=.*Signature=.*"),
                  Rejection.gateway("IncompleteSignature")))),

  HOST_MUST_BE_SIGNED(
      "a V3 request whose host is not signed is rejected",
      "gateway/signature/V3/* | gateway/client/*",
      b ->
          b.gateway.first(
              "host",
              Steps.unless(
                  call -> !call.v3() || call.authorization.signedHeaders().contains("host"),
                  Rejection.gateway("IncompleteSignature")))),

  EXTRA_HEADER_REJECTED(
      "a signed x-acs header that is not in the list is rejected",
      "gateway/signature/V3/* | gateway/client/*",
      b ->
          b.gateway.first(
              "extra",
              Steps.unless(
                  call -> !call.v3() || onlyOwnHeaders(call),
                  Rejection.gateway("IncompleteSignature")))),

  CONTENT_TYPE_MAY_NOT_BE_SIGNED(
      "a V3 request whose content-type is signed is rejected",
      "gateway/signature/V3/* | gateway/client/* | */style/V3/*",
      b ->
          b.gateway.first(
              "type",
              Steps.unless(
                  call ->
                      !call.v3() || !call.authorization.signedHeaders().contains("content-type"),
                  Rejection.gateway("IncompleteSignature")))),

  EMPTY_VALUE_BREAKS_SIGNATURE(
      "an empty value is left out of what is verified, although it was signed",
      "gateway/signature/V1/* | gateway/client/* | */missing/empty",
      b ->
          b.gateway.first(
              "empties",
              Steps.unless(
                  call -> call.v3() || call.parameters.values().stream().noneMatch(String::isEmpty),
                  Rejection.gateway("IncompleteSignature")))),

  REPLAY_ACCEPTED_V1(
      "a V1 nonce can be used again",
      "gateway/nonce/V1/*",
      b -> b.gateway.skip("nonce", call -> !call.v3())),

  REPLAY_ACCEPTED_V3(
      "a V3 nonce can be used again", "gateway/nonce/V3/*", b -> b.gateway.skip("nonce", Call::v3)),

  ONLY_EQUAL_REQUEST_IS_REPLAY(
      "a nonce can be used again for another request",
      "gateway/nonce/*",
      b ->
          b.nonceScope =
              call ->
                  call.nonce()
                      + (call.v3() ? call.authorization.signature() : call.value("Signature"))),

  ONLY_LAST_NONCE_KNOWN(
      "a nonce can be used again after one other",
      "gateway/nonce/*",
      b -> {
        AtomicReference<String> last = new AtomicReference<>("");
        b.gateway.require(
            "nonce",
            call -> !last.getAndSet(call.nonce()).equals(call.nonce()),
            Rejection.gateway("SignatureNonceUsed"));
      }),

  NONCE_BY_CONNECTION(
      "a nonce can be used again on another connection",
      "gateway/nonce/*",
      b -> b.nonceScope = call -> call.nonce() + " " + call.http.connection()),

  NONCE_KNOWN_FROM_SECOND_USE(
      "a nonce is rejected only the third time",
      "gateway/nonce/*",
      b -> {
        Set<String> once = ConcurrentHashMap.newKeySet();
        b.gateway.require(
            "nonce",
            call -> once.add(call.nonce()) || b.world.useNonce(call.nonce()),
            Rejection.gateway("SignatureNonceUsed"));
      }),

  SHORT_NONCE_REJECTED(
      "a nonce that is not a UUID is rejected",
      "gateway/nonce/* | gateway/client/* | gateway/signature/*",
      b ->
          b.gateway.first(
              "form",
              Steps.unless(
                  call -> call.nonce().isEmpty() || call.nonce().length() > 31,
                  Rejection.gateway("SignatureNonceUsed")))),

  OLD_REQUEST_ACCEPTED(
      "a request may be of any age",
      "gateway/time/*",
      b -> b.timely = (call, age) -> !age.isNegative() || Behaviour.timely(call, age)),

  FUTURE_REQUEST_ACCEPTED(
      "a request may come from the future",
      "gateway/time/*",
      b -> b.timely = (call, age) -> age.isNegative() || Behaviour.timely(call, age)),

  V3_TIME_NOT_LOOKED_AT(
      "x-acs-date may be any time", "gateway/time/V3/*", b -> b.gateway.skip("window", Call::v3)),

  V1_TIME_NOT_LOOKED_AT(
      "Timestamp may be any time",
      "gateway/time/V1/*",
      b -> b.gateway.skip("window", call -> !call.v3())),

  LOCAL_TIME_ACCEPTED(
      "a time in another zone, 8 hours off, is accepted",
      "gateway/time/*",
      b ->
          b.timely =
              (call, age) ->
                  Behaviour.timely(call, age)
                      || Behaviour.timely(call, age.abs().minusHours(8))
                      || Behaviour.timely(call, age.abs().minusHours(1))),

  MALFORMED_TIME_ACCEPTED(
      "a time that cannot be parsed counts as now",
      "gateway/time/*",
      b -> b.timestamp = text -> Forms.instant(text).or(() -> Optional.of(Instant.now()))),

  TIME_WITH_FRACTION_ACCEPTED(
      "a time with fractions of a second is accepted",
      "gateway/time/*",
      b -> b.timestamp = text -> Forms.instant(text.replaceFirst("\\.[0-9]+Z$", "Z"))),

  MALFORMED_TIME_CALLED_EXPIRED(
      "a time that cannot be parsed returns InvalidTimeStamp.Expired",
      "gateway/time/*",
      b -> b.swap(Rejection.GATEWAY, "InvalidTimeStamp.Format", "InvalidTimeStamp.Expired")),

  TIME_OF_TEN_MINUTES_REJECTED(
      "a request of ten minutes ago is rejected",
      "gateway/time/*/inside-the-window-*",
      b -> b.timely = (call, age) -> age.abs().toMinutes() < 9);

  private final Variant variant;
  private final String expected;

  CrookedSignature(String defect, String expected, Consumer<Behaviour> change) {
    this.variant = new Variant(defect, change);
    this.expected = expected;
  }

  @Override
  public Variant variant() {
    return variant;
  }

  @Override
  public String expected() {
    return expected;
  }

  private static boolean byGet(Call call) {
    return call.method().equals("GET");
  }

  /** All parameters, and all without one, for each of them. */
  private static List<Params> withOneLeftOut(Params all) {
    List<Params> readings = new ArrayList<>(List.of(all));
    all.asMap().keySet().forEach(left -> readings.add(all.only((name, v) -> !name.equals(left))));
    return readings;
  }

  private static boolean onlyOwnHeaders(Call call) {
    return call.http.headers().keySet().stream()
        .filter(name -> name.startsWith("x-acs-"))
        .allMatch(
            name ->
                name.matches(
                    "x-acs-(action|version|date|signature-nonce|content-sha256|security-token)"));
  }

  /** All parameters, and all without repeated names. */
  private static List<Params> withRepeatsLeftOut(Params all) {
    Set<String> seen = new HashSet<>();
    return List.of(all, all.only((name, value) -> seen.add(name)));
  }
}
