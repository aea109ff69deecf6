package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the mistakes that reproduce the signature that was sent, which proves them. */
final class MismatchSearch {

  /** Limits the time that a world with many keys takes. */
  private static final int MAX_OTHER_KEYS = 10;

  /** This many wrong keys, the most common, are also tried with wrong texts. */
  private static final int COMMON_KEYS = 5;

  /** Limits the time that a long text takes: a kind of mistakes with more is not tried. */
  private static final long MAX_CHARACTERS = 2_000_000;

  /** Longer texts are tried without any mistake; some mistakes make them three times as long. */
  private static final long MAX_TEXT = 4_000_000;

  private final SignedCall<?> call;
  private final List<Attempt> attempts;
  private final List<CandidateKey> right;
  private final List<CandidateKey> wrong = new ArrayList<>();
  private final long generalMistakes;
  private final long length;

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
    this.attempts = attempts.stream().filter(Attempt::isShort).toList();
    this.generalMistakes = call.generalMistakes().size();
    this.length = call.right().canonical().length();
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
    Collection<CandidateText> simple = withOneMistake();
    boolean isLong = !isAffordable(generalMistakes) && length <= MAX_TEXT;
    return find(isLong ? call.withOneMistakeEach() : simple, right)
        .or(() -> find(call.withoutMistake(), wrong))
        .or(() -> find(withAttempts(), right))
        .or(() -> withCommonKeys(simple))
        .or(() -> find(withSingleChanged(), right))
        .or(() -> find(withTwoMistakes(), right));
  }

  private Optional<Proof> withCommonKeys(Collection<CandidateText> simple) {
    return isAffordable((long) COMMON_KEYS * simple.size())
        ? find(simple, wrong.stream().limit(COMMON_KEYS).toList())
        : Optional.empty();
  }

  /** All texts that are tried with the right key. */
  Stream<CandidateText> texts() {
    return Stream.<Supplier<Collection<CandidateText>>>of(
            this::withOneMistake,
            this::withAttempts,
            this::withSingleChanged,
            this::withTwoMistakes)
        .map(Supplier::get)
        .flatMap(Collection::stream);
  }

  private Collection<CandidateText> withOneMistake() {
    return isAffordable(generalMistakes) ? call.withOneMistake() : call.withoutMistake();
  }

  private Collection<CandidateText> withAttempts() {
    return isAffordable((long) Attempt.MAX_MISTAKES * attempts.size())
        ? call.withAttempts(attempts)
        : List.of();
  }

  private Collection<CandidateText> withSingleChanged() {
    return isAffordable(call.singleMistakes().size()) ? call.withSingleChanged() : List.of();
  }

  private Collection<CandidateText> withTwoMistakes() {
    return isAffordable(generalMistakes * generalMistakes / 2) ? call.withTwoMistakes() : List.of();
  }

  private boolean isAffordable(long candidates) {
    return candidates * length <= MAX_CHARACTERS;
  }

  /** The mistakes that reproduce the signature from this text. */
  Optional<Proof> with(CandidateText text) {
    return find(List.of(text), right).or(() -> find(List.of(text), wrong));
  }

  private Optional<Proof> find(Iterable<CandidateText> texts, List<CandidateKey> keys) {
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
