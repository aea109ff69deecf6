package io.github.bsskit.simulator.explain;

import io.github.bsskit.simulator.explain.SignatureExplanation.Cause;
import io.github.bsskit.simulator.world.AccessKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the mistakes that make exactly the signature that was sent: what reproduces a keyed
 * hash is no guess.
 */
final class MismatchSearch {

  /** More foreign secrets are not tried, so that a large world does not slow a refusal down. */
  private static final int OTHER_KEYS = 10;

  /** So many wrong keys are tried with wrong texts too: the common ones, which come first. */
  private static final int COMMON_KEYS = 5;

  /** Of a longer text only the simple mistakes are tried, so that nobody can keep a server busy. */
  private static final int LONGEST_TEXT = 20_000;

  private final SignedCall dossier;
  private final List<CandidateKey> own;
  private final List<CandidateKey> wrong = new ArrayList<>();

  /**
   * Begins a search.
   *
   * @param secret the right one; without it, only the secrets of others are tried
   * @param all the keys of the world
   */
  MismatchSearch(SignedCall dossier, Optional<String> secret, List<AccessKey> all) {
    this.dossier = dossier;
    List<CandidateKey> keys = secret.map(dossier::keys).orElse(List.of());
    own = keys.isEmpty() ? keys : keys.subList(0, 1);
    wrong.addAll(keys.subList(own.size(), keys.size()));
    all.stream()
        .filter(key -> !key.id().equals(dossier.accessKeyId()))
        .filter(key -> secret.filter(key.secret()::equals).isEmpty())
        .limit(OTHER_KEYS)
        .map(dossier::keyOf)
        .forEach(wrong::add);
  }

  /**
   * Mistakes that were proved.
   *
   * @param reading the text that was signed
   */
  record Proof(List<Cause> causes, CandidateText reading) {}

  /** The simplest mistakes that reproduce the signature, if any do. */
  Optional<Proof> run() {
    Collection<CandidateText> simple = dossier.withOneMistake();
    List<CandidateText> right = simple.stream().limit(1).toList();
    Optional<Proof> proof = find(simple, own).or(() -> find(right, wrong));
    if (right.get(0).canonical().length() > LONGEST_TEXT) {
      return proof;
    }
    return proof
        .or(() -> find(simple, wrong.stream().limit(COMMON_KEYS).toList()))
        .or(() -> find(dossier.withSingleChanged(), own))
        .or(() -> find(dossier.withTwoMistakes(), own));
  }

  /** The mistakes that reproduce the signature from this text, if any do. */
  Optional<Proof> with(CandidateText reading) {
    return find(List.of(reading), own).or(() -> find(List.of(reading), wrong));
  }

  private Optional<Proof> find(Collection<CandidateText> readings, List<CandidateKey> keys) {
    for (CandidateKey key : keys) {
      for (CandidateText reading : readings) {
        byte[] hash = key.hash(reading.signed());
        for (SignatureEncoding form : dossier.forms()) {
          if (form.write().apply(hash).equals(dossier.sent())) {
            return Optional.of(proof(key, reading, form));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Proof proof(CandidateKey key, CandidateText reading, SignatureEncoding form) {
    List<Cause> causes = new ArrayList<>(key.causes());
    causes.addAll(reading.causes());
    causes.addAll(form.causes());
    return new Proof(causes.stream().distinct().toList(), reading);
  }
}
