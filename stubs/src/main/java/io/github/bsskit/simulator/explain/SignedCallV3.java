package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import io.github.bsskit.simulator.gateway.Authorization;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV3;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call that is signed with V3.
 *
 * @param right what has to be signed
 */
record SignedCallV3(SignatureV3 signature, CanonicalTextV3 right) implements SignedCall {

  static SignedCallV3 of(RpcRequest request, Optional<String> secret) {
    SignatureV3 signature =
        new SignatureV3(request, Authorization.parse(request.header("Authorization")));
    SignedCallV3 asSent = of(signature, request.raw().path());
    SignedCallV3 atRoot = of(signature, Wire.PATH);
    // The gateway takes a signature for the wire's own path too; then that is the right one.
    boolean isAtRoot = request.isOpenApiStyle() && secret.filter(atRoot::isSignedWith).isPresent();
    return isAtRoot ? atRoot : asSent;
  }

  private static SignedCallV3 of(SignatureV3 signature, String path) {
    List<String> names = signature.authorization().signedHeaders();
    return new SignedCallV3(
        signature,
        new CanonicalTextV3(
            signature.request().raw().method(),
            path,
            CanonicalQuery.of(signature.request().query()),
            names.stream()
                .map(n -> new Header(n.toLowerCase(Locale.ROOT), signature.canonicalValue(n)))
                .toList(),
            "\n",
            String.join(";", names),
            signature.bodyHash(),
            SignatureV3::stringToSign));
  }

  private boolean isSignedWith(String secret) {
    return SignatureV3.sign(right.signed(), secret).equals(sent());
  }

  @Override
  public String accessKeyId() {
    return signature.accessKeyId();
  }

  @Override
  public String sent() {
    return signature.authorization().signature();
  }

  @Override
  public Collection<CandidateText> withOneMistake() {
    return CandidateText.withOneOf(right, general());
  }

  @Override
  public Collection<CandidateText> withSingleChanged() {
    return CandidateText.withOneOf(
        right, joined(SigningMistakesV3.single(signature), HeaderMistakes.single(signature)));
  }

  @Override
  public Collection<CandidateText> withTwoMistakes() {
    return CandidateText.withTwoOf(right, general());
  }

  private List<SigningMistake<CanonicalTextV3>> general() {
    return joined(HeaderMistakes.general(signature), SigningMistakesV3.general(signature));
  }

  private static List<SigningMistake<CanonicalTextV3>> joined(
      List<SigningMistake<CanonicalTextV3>> some, List<SigningMistake<CanonicalTextV3>> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  @Override
  public CandidateText claimed(String text) {
    Cause cause =
        Cause.certain(
            "text-differs",
            "The client signed another canonical request than the call that it sent gives.",
            "See the first difference, and sign what is sent.");
    boolean isHashed = text.startsWith("ACS3-");
    return new CandidateText(
        List.of(cause), text, isHashed ? text : SignatureV3.stringToSign(text));
  }

  @Override
  public List<CandidateKey> keys(String secret) {
    return CandidateKey.ofV3(secret, accessKeyId());
  }

  @Override
  public CandidateKey keyOf(AccessKey other) {
    return CandidateKey.ofAnother(other, true);
  }

  @Override
  public List<SignatureEncoding> forms() {
    return SignatureEncoding.V3;
  }

  @Override
  public List<Step> steps(Optional<String> secret) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step("body hash", right.hash(), "the SHA-256 of the body, octet by octet as it came"));
    steps.add(
        new Step(
            "canonical query",
            right.query().text(),
            "the parameters of the query, decoded, sorted by name and encoded; none of a form"));
    steps.add(
        new Step(
            "canonical headers",
            right.lines().stream()
                .map(line -> line.name() + ":" + line.value())
                .collect(Collectors.joining("\n")),
            "the headers that SignedHeaders names, in its order, names in lower case"));
    steps.add(new Step("signed headers", right.names(), "SignedHeaders as it was sent"));
    steps.add(
        new Step(
            "canonical request",
            right.canonical(),
            "method, path, query, headers with an empty line behind them, their names, body hash"));
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
    return client.canonical().startsWith("ACS3-") || right.canonical().equals(client.canonical())
        ? TextDifference.between("string to sign", right.signed(), client.signed())
        : TextDifference.between("canonical request", right.canonical(), client.canonical());
  }
}
