package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the mistakes that reproduce the signature that was sent, which proves them. */
final class MismatchSearch {

  /** Limits the time that a world with many keys takes. */
  private static final int MAX_OTHER_KEYS = 10;

  /** This many wrong keys, the most common, are also tried with wrong texts. */
  private static final int COMMON_KEYS = 5;

  /** A longer text, in characters, is tried with single mistakes only. */
  private static final int MAX_TEXT = 20_000;

  private final SignedCall<?> call;
  private final List<Attempt> attempts;
  private final List<CandidateKey> right;
  private final List<CandidateKey> wrong = new ArrayList<>();

  /**
   * A search for one call.
   *
   * @param secret the right one; without it, only the secrets of other keys are tried
   * @param all the keys of the world
   * @param attempts earlier ones of the same call, if known
   */
  MismatchSearch(
      SignedCall<?> call, Optional<String> secret, List<AccessKey> all, List<Attempt> attempts) {
    this.call = call;
    this.attempts = attempts;
    List<CandidateKey> keys = secret.map(call::keys).orElse(List.of());
    right = keys.stream().limit(1).toList();
    wrong.addAll(keys.subList(right.size(), keys.size()));
    all.stream()
        .filter(key -> !key.id().equals(call.accessKeyId()))
        .filter(key -> secret.filter(key.secret()::equals).isEmpty())
        .limit(MAX_OTHER_KEYS)
        .map(call.keyDerivation()::ofOther)
        .forEach(wrong::add);
  }

  /**
   * Proved mistakes.
   *
   * @param text the one that was signed
   */
  record Proof(List<Cause> causes, CandidateText text) {}

  /** The simplest mistakes that reproduce the signature. */
  Optional<Proof> run() {
    Collection<CandidateText> simple = call.withOneMistake();
    List<CandidateText> rightText = simple.stream().limit(1).toList();
    Optional<Proof> proof = find(simple, right).or(() -> find(rightText, wrong));
    if (rightText.get(0).canonical().length() > MAX_TEXT) {
      return proof;
    }
    return proof
        .or(() -> find(call.withAttempts(attempts), right))
        .or(() -> find(simple, wrong.stream().limit(COMMON_KEYS).toList()))
        .or(() -> find(call.withSingleChanged(), right))
        .or(() -> find(call.withTwoMistakes(), right));
  }

  /** The mistakes that reproduce the signature from this text. */
  Optional<Proof> with(CandidateText text) {
    return find(List.of(text), right).or(() -> find(List.of(text), wrong));
  }

  private Optional<Proof> find(Collection<CandidateText> texts, List<CandidateKey> keys) {
    for (CandidateKey key : keys) {
      for (CandidateText text : texts) {
        byte[] hash = key.hash(text.signed());
        for (SignatureEncoding encoding : call.encodings()) {
          if (encoding.write().apply(hash).equals(call.sent())) {
            return Optional.of(proof(key, text, encoding));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Proof proof(CandidateKey key, CandidateText text, SignatureEncoding encoding) {
    List<Cause> causes = new ArrayList<>(key.causes());
    causes.addAll(text.causes());
    causes.addAll(encoding.causes());
    return new Proof(causes.stream().distinct().toList(), text);
  }
}
