package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.explain.SignatureExplanation.Difference;
import io.github.bsskit.simulator.explain.SignatureExplanation.Step;
import io.github.bsskit.simulator.gateway.PercentEncoding;
import io.github.bsskit.simulator.gateway.RequestParameters;
import io.github.bsskit.simulator.gateway.RequestParameters.Pair;
import io.github.bsskit.simulator.gateway.RpcRequest;
import io.github.bsskit.simulator.gateway.SignatureV1;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A call that is signed with V1, or not at all.
 *
 * @param right what has to be signed
 */
record SignedCallV1(RpcRequest request, SignatureV1 signature, CanonicalTextV1 right)
    implements SignedCall {

  static SignedCallV1 of(RpcRequest request, Optional<String> secret) {
    Map<String, String> sent = request.parameters();
    SignedCallV1 whole = of(request, sent);
    Map<String, String> filled = new LinkedHashMap<>(sent);
    filled.values().removeIf(String::isEmpty);
    SignedCallV1 withoutEmpty = of(request, filled);
    // The gateway takes a signature without the empty values too; then that is the right one.
    boolean isWithoutEmpty =
        !whole.sent().isEmpty()
            && secret
                .filter(s -> !whole.isSignedWith(s) && withoutEmpty.isSignedWith(s))
                .isPresent();
    return isWithoutEmpty ? withoutEmpty : whole;
  }

  private static SignedCallV1 of(RpcRequest request, Map<String, String> parameters) {
    Map<String, String> signed = new LinkedHashMap<>(parameters);
    signed.remove("Signature");
    String method = request.raw().method();
    return new SignedCallV1(
        request,
        new SignatureV1(method, request.parameters()),
        new CanonicalTextV1(
            method,
            CanonicalTextV1.PATH,
            CanonicalQuery.of(RequestParameters.of(signed)),
            PercentEncoding::encode));
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
  public Collection<CandidateText> withOneMistake() {
    return CandidateText.withOneOf(right, SigningMistakesV1.general(request));
  }

  @Override
  public Collection<CandidateText> withSingleChanged() {
    return CandidateText.withOneOf(right, SigningMistakesV1.single(request));
  }

  @Override
  public Collection<CandidateText> withTwoMistakes() {
    return CandidateText.withTwoOf(right, SigningMistakesV1.general(request));
  }

  @Override
  public CandidateText claimed(String text) {
    Cause cause =
        Cause.certain(
            "text-differs",
            "The client signed another string to sign than the call that it sent gives.",
            "See the first difference, and sign what is sent.");
    return new CandidateText(List.of(cause), text, text);
  }

  @Override
  public List<CandidateKey> keys(String secret) {
    return CandidateKey.ofV1(secret, accessKeyId());
  }

  @Override
  public CandidateKey keyOf(AccessKey other) {
    return CandidateKey.ofAnother(other, false);
  }

  @Override
  public List<SignatureEncoding> forms() {
    return SignatureEncoding.V1;
  }

  @Override
  public List<Step> steps(Optional<String> secret) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "parameters",
            lines(pair -> pair.name() + " = " + pair.value()),
            "all of query and form but Signature, decoded and sorted by name"));
    steps.add(
        new Step(
            "encoded parameters",
            lines(Pair::canonical),
            "each name and value percent-encoded; only A-Z a-z 0-9 - _ . ~ stay as they are"));
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

  private String lines(Function<Pair, String> way) {
    return right.query().pairs().stream().map(way).collect(Collectors.joining("\n"));
  }

  @Override
  public Optional<Difference> difference(CandidateText client) {
    return TextDifference.ofV1(right.signed(), client.signed());
  }
}
