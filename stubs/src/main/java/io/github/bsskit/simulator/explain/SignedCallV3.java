package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import io.github.bsskit.simulator.gateway.Authorization;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV3;
import io.github.bsskit.simulator.gateway.SignatureV3.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call that is signed with V3.
 *
 * @param right the text to sign
 */
record SignedCallV3(SignatureV3 signature, CanonicalTextV3 right)
    implements SignedCall<CanonicalTextV3> {

  /** The 32 bytes of SHA-256 in hexadecimal. */
  private static final int SIGNATURE_LENGTH = 64;

  static SignedCallV3 of(RpcRequest request, Optional<String> secret) {
    SignatureV3 signature =
        new SignatureV3(request, Authorization.parse(request.header("Authorization")));
    // The gateway also accepts signatures of other readings of the request.
    return of(signature, secret.map(signature::signedReading).orElseGet(signature::asReceived));
  }

  private static SignedCallV3 of(SignatureV3 signature, Reading reading) {
    List<String> names = signature.authorization().signedHeaders();
    return new SignedCallV3(
        signature,
        new CanonicalTextV3(
            signature.request().raw().method(),
            reading.path(),
            CanonicalQuery.of(signature.request().query()),
            names.stream().map(name -> line(signature, name, reading)).toList(),
            "\n",
            String.join(";", names),
            signature.bodyHash(),
            text -> SignatureV3.stringToSign(text, reading.charset())));
  }

  private static Header line(SignatureV3 signature, String name, Reading reading) {
    String lower = name.toLowerCase(Locale.ROOT);
    String value = reading.values().get(lower);
    return new Header(lower, value == null ? signature.canonicalValue(name) : value);
  }

  @Override
  public String accessKeyId() {
    return signature.authorization().credential();
  }

  @Override
  public String sent() {
    return signature.authorization().signature();
  }

  @Override
  public int signatureLength() {
    return SIGNATURE_LENGTH;
  }

  @Override
  public List<String> emptyHeaders() {
    return right.lines().stream().filter(line -> line.value().isEmpty()).map(Header::name).toList();
  }

  @Override
  public List<SigningMistake<CanonicalTextV3>> generalMistakes() {
    return Stream.concat(
            HeaderMistakes.general(signature).stream(),
            SigningMistakesV3.general(signature.request()).stream())
        .toList();
  }

  @Override
  public List<SigningMistake<CanonicalTextV3>> singleMistakes() {
    return Stream.concat(
            SigningMistakesV3.single(signature.request()).stream(),
            HeaderMistakes.single(signature).stream())
        .toList();
  }

  @Override
  public List<SigningMistake<CanonicalTextV3>> retryMistakes(Attempt attempt) {
    return attempt.mistakesV3();
  }

  @Override
  public CandidateText reported(String text) {
    return SignedCall.reported(text, isStringToSign(text) ? text : SignatureV3.stringToSign(text));
  }

  private static boolean isStringToSign(String text) {
    return text.startsWith("ACS3-");
  }

  @Override
  public KeyDerivation keyDerivation() {
    return KeyDerivation.V3;
  }

  @Override
  public List<SignatureEncoding> encodings() {
    return SignatureEncoding.V3;
  }

  @Override
  public List<Step> steps(Optional<String> secret) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("body hash", right.hash(), "the SHA-256 of the bytes of the body"));
    steps.add(
        new Step(
            "canonical query",
            right.query().text(),
            "the parameters of the query, decoded, sorted by name and encoded; not those of a"
                + " form"));
    steps.add(
        new Step(
            "canonical headers",
            right.headers().strip(),
            "the headers in SignedHeaders, in its order, with names in lower case"));
    steps.add(new Step("signed headers", right.names(), "SignedHeaders as sent"));
    steps.add(
        new Step(
            "canonical request",
            right.canonical(),
            "method, path, query, headers with an empty line after them, SignedHeaders, body"
                + " hash"));
    steps.add(
        new Step(
            "string to sign",
            right.signed(),
            "the algorithm, a line feed and the SHA-256 of the canonical request"));
    steps.addAll(SignedCall.lastSteps(this, secret, "the secret, %d characters", right.signed()));
    return steps;
  }

  @Override
  public Optional<Difference> difference(CandidateText client) {
    return isStringToSign(client.canonical()) || right.canonical().equals(client.canonical())
        ? TextDifference.between("string to sign", right.signed(), client.signed())
        : TextDifference.between("canonical request", right.canonical(), client.canonical());
  }
}
