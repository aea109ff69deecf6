package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.Signature.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an earlier attempt of a call was signed with. A retry may change these values and keep the
 * signature, or sign the old ones.
 *
 * @param signature empty if unknown
 */
record Attempt(String nonce, String time, String signature) {

  /** The choices of old values that a retry may have kept. */
  static final int MAX_MISTAKES = 7;

  /** Longer values are not those of a client that retries. */
  private static final int MAX_CHARACTERS = 1_000;

  private static final Pattern V1 = Pattern.compile("[A-Z]+&%2F&(.*)");
  private static final Pattern V3_NONCE = Pattern.compile("(?m)^x-acs-signature-nonce:(.*)$");
  private static final Pattern V3_TIME = Pattern.compile("(?m)^x-acs-date:(.*)$");

  /** A name and the value that an earlier attempt had for it. */
  private record Old(String name, String value) {}

  static Attempt of(RawRequest request) {
    SignedCall<?> call = SignedCall.of(new RpcRequest(request), Optional.empty());
    Claims claims = call.signature().claims();
    return new Attempt(claims.nonce().value(), claims.time().value(), call.sent());
  }

  /** Whether trying it costs little. */
  boolean isShort() {
    return nonce.length() + time.length() + signature.length() <= MAX_CHARACTERS;
  }

  /** The values in a text that was signed; empty if it has none. */
  static Optional<Attempt> in(String signedText) {
    Matcher v1 = V1.matcher(signedText);
    if (v1.matches()) {
      // Decoded once, it is a query.
      String query = RequestParameters.parse("q=" + v1.group(1)).pairs().get(0).value();
      List<Pair> signed = RequestParameters.parse(query).pairs();
      return Optional.of(
          new Attempt(
              value(signed, "SignatureNonce"),
              value(signed, "Timestamp"),
              value(signed, "Signature")));
    }
    Matcher nonce = V3_NONCE.matcher(signedText);
    Matcher time = V3_TIME.matcher(signedText);
    return nonce.find() && time.find()
        ? Optional.of(new Attempt(nonce.group(1), time.group(1), ""))
        : Optional.empty();
  }

  private static String value(List<Pair> pairs, String name) {
    return pairs.stream()
        .filter(pair -> pair.name().equals(name))
        .map(Pair::value)
        .findFirst()
        .orElse("");
  }

  /** The mistakes of a retry that is signed with V1: the old Signature may be signed as well. */
  List<SigningMistake<CanonicalTextV1>> mistakesV1() {
    Pair old = new Pair("Signature", signature);
    return mistakes(
        List.of(
            new Old("SignatureNonce", nonce),
            new Old("Timestamp", time),
            new Old("Signature", signature)),
        (text, value) ->
            text.with(
                query ->
                    value.name().equals(old.name())
                        ? query.adding(Stream.of(old))
                        : query.with(value.name(), value.value())));
  }

  /** The mistakes of a retry that is signed with V3. */
  List<SigningMistake<CanonicalTextV3>> mistakesV3() {
    return mistakes(
        List.of(new Old("x-acs-signature-nonce", nonce), new Old("x-acs-date", time)),
        (text, value) -> text.withLine(value.name(), value.value()));
  }

  /** Puts an old value into a text. */
  private interface Change<D> {

    D apply(D text, Old value);
  }

  /** One mistake for each choice of old values. */
  private static <D> List<SigningMistake<D>> mistakes(List<Old> all, Change<D> change) {
    List<Old> known = all.stream().filter(old -> !old.value().isEmpty()).toList();
    List<SigningMistake<D>> mistakes = new ArrayList<>();
    for (int choice = 1; choice < 1 << known.size(); choice++) {
      List<Old> chosen = new ArrayList<>();
      for (int i = 0; i < known.size(); i++) {
        if ((choice & 1 << i) != 0) {
          chosen.add(known.get(i));
        }
      }
      String names = String.join(" and ", chosen.stream().map(Old::name).toList());
      mistakes.add(
          SigningMistake.of(
              "retry-not-signed-again",
              text -> {
                D changed = text;
                for (Old value : chosen) {
                  changed = change.apply(changed, value);
                }
                return changed;
              },
              "names",
              names));
    }
    return mistakes;
  }
}
