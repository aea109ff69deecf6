package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV1;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A call that is signed with V1, or not signed.
 *
 * @param right the text to sign
 */
record SignedCallV1(RpcRequest request, SignatureV1 signature, CanonicalTextV1 right)
    implements SignedCall<CanonicalTextV1> {

  /** Base64 of the 20 bytes of SHA-1. */
  private static final int SIGNATURE_LENGTH = 28;

  static SignedCallV1 of(RpcRequest request, Optional<String> secret) {
    String method = request.raw().method();
    SignatureV1 signature = new SignatureV1(method, request.parameters());
    CanonicalQuery query =
        CanonicalQuery.of(RequestParameters.of(request.parameters()))
            .without(pair -> pair.name().equals("Signature"));
    CanonicalTextV1 text =
        new CanonicalTextV1(method, CanonicalTextV1.PATH, query, PercentEncoding::encode);
    SignedCallV1 withAll = new SignedCallV1(request, signature, text);
    SignedCallV1 withoutEmpty =
        new SignedCallV1(
            request, signature, text.with(q -> q.without(pair -> pair.value().isEmpty())));
    // The gateway also accepts a signature without the empty values.
    boolean isWithoutEmpty =
        !withAll.sent().isEmpty()
            && secret
                .filter(s -> !withAll.isSignedWith(s) && withoutEmpty.isSignedWith(s))
                .isPresent();
    return isWithoutEmpty ? withoutEmpty : withAll;
  }

  private boolean isSignedWith(String secret) {
    return SignatureV1.sign(right.signed(), secret).equals(sent());
  }

  @Override
  public String accessKeyId() {
    return request.parameter("AccessKeyId");
  }

  @Override
  public String sent() {
    return request.parameter("Signature");
  }

  @Override
  public int signatureLength() {
    return SIGNATURE_LENGTH;
  }

  @Override
  public List<String> emptyHeaders() {
    return List.of();
  }

  @Override
  public List<SigningMistake<CanonicalTextV1>> generalMistakes() {
    return SigningMistakesV1.general(request);
  }

  @Override
  public List<SigningMistake<CanonicalTextV1>> singleMistakes() {
    return SigningMistakesV1.single(request);
  }

  @Override
  public List<SigningMistake<CanonicalTextV1>> retryMistakes(Attempt attempt) {
    return attempt.mistakesV1();
  }

  @Override
  public CandidateText reported(String text) {
    return SignedCall.reported(text, text);
  }

  @Override
  public KeyDerivation keyDerivation() {
    return KeyDerivation.V1;
  }

  @Override
  public List<SignatureEncoding> encodings() {
    return SignatureEncoding.V1;
  }

  @Override
  public List<Step> steps(Optional<String> secret) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "parameters",
            lines(pair -> pair.name() + " = " + pair.value()),
            "all of query and form except Signature, decoded and sorted by name"));
    steps.add(
        new Step(
            "encoded parameters",
            lines(Pair::canonical),
            "each name and value percent-encoded, except A-Z a-z 0-9 - _ . ~"));
    steps.add(new Step("canonical query", right.query().text(), "the same joined by &"));
    steps.add(
        new Step(
            "string to sign",
            right.signed(),
            "the method, %2F for the path, and the canonical query encoded once more"));
    steps.addAll(
        SignedCall.lastSteps(this, secret, "the secret, %d characters, and &", right.signed()));
    return steps;
  }

  private String lines(Function<Pair, String> format) {
    return right.query().pairs().stream().map(format).collect(Collectors.joining("\n"));
  }

  @Override
  public Optional<Difference> difference(CandidateText client) {
    return TextDifference.ofV1(right.signed(), client.signed());
  }
}
